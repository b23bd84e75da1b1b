import torch


def random_mask(x, mask_ratio=0.75):
    B, N, _ = x.shape
    ids = torch.ones(B, N, device=x.device).multinomial(N, replacement=False)
    shuffled = torch.take_along_dim(x, ids.unsqueeze(2), dim=1)
    return shuffled[:, : int(N * (1 - mask_ratio))], ids
