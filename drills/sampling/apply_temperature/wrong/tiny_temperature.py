# says: At temperature 0 the highest scores share in your result.
# fix: Only the first of equal ones gets 1.
# cause: edge
import torch

def apply_temperature(logits, temperature):
    return torch.softmax(logits / max(temperature, 1e-8), dim=-1)
