from torch.nn import functional


def unpatchify(patches, patch_size, height, width):
    return functional.fold(patches.transpose(1, 2), (height, width), patch_size, stride=patch_size)
