# says: Each channel of a patch becomes a token of its own.
# fix: A token holds all C channels of its patch.
# cause: shape
def patch_embed(image, patch_size=16):
    B, C, H, W = image.shape
    P = patch_size
    x = image.reshape(B, C, H // P, P, W // P, P)
    x = x.permute(0, 2, 4, 1, 3, 5)
    return x.reshape(B, -1, P * P)
