# says: At temperature 0 equal highest scores share the probability.
# fix: The first of them gets 1, the others 0.
# cause: edge
import torch

def apply_temperature(logits, temperature):
    return torch.softmax(logits / max(temperature, 1e-8), dim=-1)
