import torch


def lora_forward(x, weight, lora_a, lora_b, alpha):
    r = lora_a.size(0)
    low = torch.einsum("...i,ri->...r", x, lora_a)
    high = torch.einsum("...r,or->...o", low, lora_b)
    return torch.einsum("...i,oi->...o", x, weight) + high * alpha / r
