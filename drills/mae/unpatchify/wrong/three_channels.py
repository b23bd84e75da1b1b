# says: Three channels are written into the code.
# fix: Work C out: the last axis divided by patch².
# cause: crash
def unpatchify(patches, patch_size, height, width):
    B, N, L = patches.shape
    P = patch_size
    x = patches.reshape(B, height // P, width // P, 3, P, P)
    x = x.permute(0, 3, 1, 4, 2, 5)
    return x.reshape(B, 3, height, width)
