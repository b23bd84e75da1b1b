# says: At temperature 0 you return the plain softmax.
# fix: There the highest score gets 1 and all others 0.
# cause: edge
import torch

def apply_temperature(logits, temperature):
    if temperature > 0:
        logits = logits / temperature
    return torch.softmax(logits, dim=-1)
