# says: At temperature 0 the highest scores share in your result.
# fix: Only the first of equal ones gets 1.
# cause: edge
import torch

def apply_temperature(logits, temperature):
    if temperature == 0:
        return (logits == logits.max(dim=-1, keepdim=True).values).to(logits.dtype)
    return torch.softmax(logits / temperature, dim=-1)
