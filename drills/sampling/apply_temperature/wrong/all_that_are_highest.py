# cause: at temperature 0 all equal highest scores get 1
# expect: wrong/edge
# names: first | share
import torch

def apply_temperature(logits, temperature):
    if temperature == 0:
        return (logits == logits.max(dim=-1, keepdim=True).values).to(logits.dtype)
    return torch.softmax(logits / temperature, dim=-1)
