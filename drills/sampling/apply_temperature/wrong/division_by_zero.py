# cause: temperature 0 is not treated apart
# expect: wrong/edge
# names: temperature 0 | zero
import torch

def apply_temperature(logits, temperature):
    return torch.softmax(logits / temperature, dim=-1)
