import torch


def random_mask(x, mask_ratio=0.75):
    B, N, D = x.shape
    kept = int(N * (1 - mask_ratio))
    ids = torch.rand(B, N, device=x.device).argsort(dim=1)
    visible = x.gather(1, ids[:, :kept, None].expand(B, kept, D))
    return visible, ids
