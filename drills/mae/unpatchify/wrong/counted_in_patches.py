# says: height and width are taken for numbers of patches; they are in pixels.
# fix: Divide them by the patch size.
# cause: crash
def unpatchify(patches, patch_size, height, width):
    B, N, L = patches.shape
    P = patch_size
    x = patches.reshape(B, height, width, -1, P, P)
    x = x.permute(0, 3, 1, 4, 2, 5)
    return x.reshape(B, -1, height * P, width * P)
