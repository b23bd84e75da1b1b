import torch


def unpatchify(patches, patch_size, height, width):
    P = patch_size
    C = patches.shape[2] // P**2
    c = torch.arange(C, device=patches.device)[:, None, None]
    i = torch.arange(height, device=patches.device)[:, None]
    j = torch.arange(width, device=patches.device)
    token = (i // P) * (width // P) + j // P
    place = c * P * P + (i % P) * P + j % P
    return patches[:, token, place]
