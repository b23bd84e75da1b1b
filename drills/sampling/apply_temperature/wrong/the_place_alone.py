# cause: at temperature 0 the place of the maximum is returned instead of a one-hot
# expect: wrong/shape
# names: (3,)/(3, 4)
import torch

def apply_temperature(logits, temperature):
    if temperature == 0:
        return logits.argmax(-1)
    return torch.softmax(logits / temperature, dim=-1)
