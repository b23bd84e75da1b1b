# says: H and W are read in the wrong order from the shape.
# fix: The shape is (B, C, H, W).
# cause: order
def patch_embed(image, patch_size=16):
    B, C, W, H = image.shape
    P = patch_size
    x = image.reshape(B, C, H // P, P, W // P, P)
    return x.permute(0, 2, 4, 1, 3, 5).reshape(B, -1, C * P * P)
