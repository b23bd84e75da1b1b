import torch


def apply_temperature(logits, temperature):
    if temperature > 0:
        return (logits / temperature).softmax(dim=-1)
    highest = logits == logits.amax(dim=-1, keepdim=True)
    first = highest.int().cumsum(dim=-1) == 1
    return torch.where(highest & first, 1.0, 0.0).to(logits.dtype)
