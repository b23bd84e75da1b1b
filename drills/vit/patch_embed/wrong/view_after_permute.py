# says: `view` refuses a tensor whose axes were permuted.
# fix: Use reshape.
# cause: crash
def patch_embed(image, patch_size=16):
    B, C, H, W = image.shape
    P = patch_size
    x = image.reshape(B, C, H // P, P, W // P, P)
    return x.permute(0, 2, 4, 1, 3, 5).view(B, -1, C * P * P)
