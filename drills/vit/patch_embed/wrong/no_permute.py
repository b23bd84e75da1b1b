# says: The image is reshaped straight into tokens, so a token is a run of pixels and no patch.
# fix: Split H and W first, permute, then merge.
# cause: order
def patch_embed(image, patch_size=16):
    B, C, H, W = image.shape
    P = patch_size
    return image.reshape(B, (H // P) * (W // P), C * P * P)
