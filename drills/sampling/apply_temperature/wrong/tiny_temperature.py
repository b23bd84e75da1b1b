# cause: a tiny number stands for temperature 0, so that equal scores share
# expect: wrong/edge
# names: first | share
import torch

def apply_temperature(logits, temperature):
    return torch.softmax(logits / max(temperature, 1e-8), dim=-1)
