def unpatchify(patches, patch_size, height, width):
    B, _, numbers = patches.shape
    rows, columns = height // patch_size, width // patch_size
    C = numbers // patch_size**2
    split = patches.reshape(B, rows, columns, C, patch_size, patch_size)
    side_by_side = split.permute(0, 3, 1, 4, 2, 5)
    return side_by_side.reshape(B, C, height, width)
