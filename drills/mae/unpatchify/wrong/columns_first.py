# says: You lay the patches out column by column.
# fix: They come row by row: split N into (height/P, width/P).
# cause: order
def unpatchify(patches, patch_size, height, width):
    B, N, L = patches.shape
    P = patch_size
    x = patches.reshape(B, width // P, height // P, -1, P, P)
    x = x.permute(0, 3, 2, 4, 1, 5)
    return x.reshape(B, -1, height, width)
