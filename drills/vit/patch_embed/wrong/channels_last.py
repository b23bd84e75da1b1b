# says: Inside a token the channels come last; they should come first.
# fix: Bring C before the two patch axes.
# cause: order
def patch_embed(image, patch_size=16):
    B, C, H, W = image.shape
    P = patch_size
    x = image.reshape(B, C, H // P, P, W // P, P)
    x = x.permute(0, 2, 4, 3, 5, 1)
    return x.reshape(B, -1, C * P * P)
