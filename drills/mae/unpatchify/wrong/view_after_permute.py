# says: `view` refuses a tensor whose axes were permuted.
# fix: Use reshape.
# cause: crash
def unpatchify(patches, patch_size, height, width):
    B, N, L = patches.shape
    P = patch_size
    x = patches.reshape(B, height // P, width // P, L // P**2, P, P)
    return x.permute(0, 3, 1, 4, 2, 5).view(B, -1, height, width)
