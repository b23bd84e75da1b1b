import torch


def cosine_schedule(step, warmup_steps, total_steps, base_lr, min_lr=0.0):
    if step >= total_steps:
        return float(min_lr)
    if step < warmup_steps:
        return float(base_lr) / warmup_steps * step
    angle = torch.tensor(torch.pi * (step - warmup_steps) / (total_steps - warmup_steps), dtype=torch.float64)
    return torch.lerp(
        torch.tensor(min_lr, dtype=torch.float64),
        torch.tensor(base_lr, dtype=torch.float64),
        (1 + angle.cos()) / 2,
    ).item()
