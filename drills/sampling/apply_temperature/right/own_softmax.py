import torch


def apply_temperature(logits, temperature):
    top = logits.max(dim=-1, keepdim=True)
    if temperature == 0:
        places = torch.arange(logits.shape[-1], device=logits.device).expand_as(logits)
        first = places.masked_fill(logits < top.values, logits.shape[-1]).amin(-1, keepdim=True)
        return (places == first).to(logits.dtype)
    weights = torch.exp((logits - top.values) / temperature)
    return weights / weights.sum(dim=-1, keepdim=True)
