import torch


def random_mask(x, mask_ratio=0.75):
    B, N, D = x.shape
    keep = int(N * (1 - mask_ratio))
    noise = torch.randn(B, N, device=x.device)
    _, ids = torch.sort(noise, dim=1, descending=True)
    index = ids[:, :keep].unsqueeze(-1).repeat(1, 1, D)
    return torch.gather(x, dim=1, index=index), ids
