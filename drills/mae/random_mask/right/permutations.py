import torch


def random_mask(x, mask_ratio=0.75):
    B, N, _ = x.shape
    keep = int(N * (1 - mask_ratio))
    ids = torch.stack([torch.randperm(N, device=x.device) for _ in range(B)])
    visible = torch.stack([image[order[:keep]] for image, order in zip(x, ids, strict=True)])
    return visible, ids
