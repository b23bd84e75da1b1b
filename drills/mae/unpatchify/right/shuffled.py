from torch.nn import functional


def unpatchify(patches, patch_size, height, width):
    B = patches.shape[0]
    grid = patches.transpose(1, 2).reshape(B, -1, height // patch_size, width // patch_size)
    return functional.pixel_shuffle(grid, patch_size)
