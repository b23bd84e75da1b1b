# says: Inside each patch rows and columns are exchanged.
# fix: Keep the row of a patch before its column.
# cause: order
def patch_embed(image, patch_size=16):
    B, C, H, W = image.shape
    P = patch_size
    x = image.reshape(B, C, H // P, P, W // P, P)
    x = x.permute(0, 2, 4, 1, 5, 3)
    return x.reshape(B, -1, C * P * P)
