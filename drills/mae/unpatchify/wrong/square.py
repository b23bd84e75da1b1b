# says: Your image is square, √N patches high and wide.
# fix: Take its size from height and width.
# cause: shape
def unpatchify(patches, patch_size, height, width):
    B, N, L = patches.shape
    P, n = patch_size, int(patches.shape[1] ** 0.5)
    x = patches.reshape(B, n, n, -1, P, P)
    x = x.permute(0, 3, 1, 4, 2, 5)
    return x.reshape(B, -1, n * P, n * P)
