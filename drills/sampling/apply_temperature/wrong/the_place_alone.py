# says: At temperature 0 the place of the maximum comes back; a one-hot is asked for.
# fix: Make a one-hot of it.
# cause: shape
import torch

def apply_temperature(logits, temperature):
    if temperature == 0:
        return logits.argmax(-1)
    return torch.softmax(logits / temperature, dim=-1)
