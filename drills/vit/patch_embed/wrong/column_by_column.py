# cause: the patches come column by column instead of row by row
# expect: wrong/order
# names: column
def patch_embed(image, patch_size=16):
    B, C, H, W = image.shape
    P = patch_size
    x = image.reshape(B, C, H // P, P, W // P, P)
    x = x.permute(0, 4, 2, 1, 3, 5)
    return x.reshape(B, -1, C * P * P)
