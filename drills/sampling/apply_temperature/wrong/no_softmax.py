# says: You return logits; probabilities are asked for.
# fix: Take the softmax of them.
# cause: values
import torch
import torch.nn.functional as F

def apply_temperature(logits, temperature):
    if temperature == 0:
        return F.one_hot(logits.argmax(-1), logits.shape[-1]).to(logits.dtype)
    return logits / temperature
