# says: At temperature 0 all of several equal highest scores get 1.
# fix: Only the first of them gets 1, the others 0.
# cause: edge
import torch

def apply_temperature(logits, temperature):
    if temperature == 0:
        return (logits == logits.max(dim=-1, keepdim=True).values).to(logits.dtype)
    return torch.softmax(logits / temperature, dim=-1)
