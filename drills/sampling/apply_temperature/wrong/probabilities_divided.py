# says: You divide the probabilities by the temperature.
# fix: Divide the logits, before the softmax.
# cause: values
import torch
import torch.nn.functional as F

def apply_temperature(logits, temperature):
    if temperature == 0:
        return F.one_hot(logits.argmax(-1), logits.shape[-1]).to(logits.dtype)
    return torch.softmax(logits, dim=-1) / temperature
