# cause: the image is reshaped straight into tokens, so that a token is a run of pixels in memory and no patch
# expect: wrong/order
# names: axes/permute/axis
def patch_embed(image, patch_size=16):
    B, C, H, W = image.shape
    P = patch_size
    return image.reshape(B, (H // P) * (W // P), C * P * P)
