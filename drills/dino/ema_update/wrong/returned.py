# cause: the new teacher is returned, the old one is left as it is
# expect: wrong/type
# names: None
import torch

@torch.no_grad()
def ema_update(teacher, student, momentum):
    return [momentum * t + (1 - momentum) * s for t, s in zip(teacher, student)]
