# says: Inside each patch rows and columns are exchanged.
# fix: Split a token into (C, P, P) and keep row before column.
# cause: order
def unpatchify(patches, patch_size, height, width):
    B, N, L = patches.shape
    P = patch_size
    x = patches.reshape(B, height // P, width // P, -1, P, P)
    x = x.permute(0, 3, 1, 5, 2, 4)
    return x.reshape(B, -1, height, width)
