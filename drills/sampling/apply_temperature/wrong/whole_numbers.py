# says: The one-hot at temperature 0 is int64; it should have the dtype of the logits.
# fix: Cast it to `logits.dtype`.
# cause: dtype
import torch
import torch.nn.functional as F

def apply_temperature(logits, temperature):
    if temperature == 0:
        return F.one_hot(logits.argmax(-1), logits.shape[-1])
    return torch.softmax(logits / temperature, dim=-1)
