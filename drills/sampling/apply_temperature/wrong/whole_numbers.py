# cause: the one-hot at temperature 0 has dtype int64
# expect: wrong/dtype
# names: int64
import torch
import torch.nn.functional as F

def apply_temperature(logits, temperature):
    if temperature == 0:
        return F.one_hot(logits.argmax(-1), logits.shape[-1])
    return torch.softmax(logits / temperature, dim=-1)
