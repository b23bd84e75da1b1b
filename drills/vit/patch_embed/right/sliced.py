import torch


def patch_embed(image, patch_size=16):
    _, _, H, W = image.shape
    tokens = [
        image[:, :, top : top + patch_size, left : left + patch_size].flatten(1)
        for top in range(0, H, patch_size)
        for left in range(0, W, patch_size)
    ]
    return torch.stack(tokens, dim=1)
