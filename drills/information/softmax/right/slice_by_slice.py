import torch


def softmax(x, dim):
    parts = x.unbind(dim)
    largest = parts[0]
    for part in parts[1:]:
        largest = torch.maximum(largest, part)
    powers = [(part - largest).exp() for part in parts]
    total = sum(powers)
    return torch.stack([power / total for power in powers], dim)
