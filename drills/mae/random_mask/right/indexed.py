import torch


def random_mask(x: torch.Tensor, mask_ratio: float = 0.75) -> tuple[torch.Tensor, torch.Tensor]:
    B, N, _ = x.shape
    ids = torch.rand_like(x[..., 0], dtype=torch.float32).topk(N, dim=1).indices
    image = torch.arange(B, device=x.device)[:, None]
    return x[image, ids[:, : int(N * (1 - mask_ratio))]], ids
