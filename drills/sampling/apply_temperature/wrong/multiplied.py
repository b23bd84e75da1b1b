# says: You multiply by the temperature.
# fix: Divide by it, so that a low one sharpens.
# cause: scale
import torch
import torch.nn.functional as F

def apply_temperature(logits, temperature):
    if temperature == 0:
        return F.one_hot(logits.argmax(-1), logits.shape[-1]).to(logits.dtype)
    return torch.softmax(logits * temperature, dim=-1)
