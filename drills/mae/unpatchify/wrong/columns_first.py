# cause: the patches are laid out column by column instead of row by row
# expect: wrong/order
# names: column by column
def unpatchify(patches, patch_size, height, width):
    B, N, L = patches.shape
    P = patch_size
    x = patches.reshape(B, width // P, height // P, -1, P, P)
    x = x.permute(0, 3, 2, 4, 1, 5)
    return x.reshape(B, -1, height, width)
