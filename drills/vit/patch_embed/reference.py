def patch_embed(image, patch_size=16):
    B, C, H, W = image.shape
    rows, columns = H // patch_size, W // patch_size
    split = image.reshape(B, C, rows, patch_size, columns, patch_size)
    by_patch = split.permute(0, 2, 4, 1, 3, 5)
    return by_patch.reshape(B, rows * columns, C * patch_size * patch_size)
