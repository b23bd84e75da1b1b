# says: At temperature 0 you take the last of equal highest scores.
# fix: The first one gets 1.
# cause: edge
import torch

def apply_temperature(logits, temperature):
    if temperature == 0:
        best = logits.shape[-1] - 1 - logits.flip(-1).argmax(-1, keepdim=True)
        return torch.zeros_like(logits).scatter(-1, best, 1.0)
    return torch.softmax(logits / temperature, dim=-1)
