from torch.nn import functional


def lora_forward(x, weight, lora_a, lora_b, alpha):
    rank = lora_b.shape[1]
    return functional.linear(x, weight + lora_b @ lora_a * (alpha / rank))
