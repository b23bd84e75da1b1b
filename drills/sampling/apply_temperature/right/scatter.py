import torch


def apply_temperature(logits, temperature):
    if temperature == 0:
        order = torch.sort(logits, dim=-1, descending=True, stable=True).indices
        return torch.zeros_like(logits).scatter(-1, order[..., :1], 1.0)
    return torch.softmax(logits * (1 / temperature), -1)
