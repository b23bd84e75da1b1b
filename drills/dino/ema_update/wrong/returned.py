# says: The new teacher is returned, and the old one stays as it was.
# fix: Write into each t in place, and return nothing.
# cause: type
import torch

@torch.no_grad()
def ema_update(teacher, student, momentum):
    return [momentum * t + (1 - momentum) * s for t, s in zip(teacher, student)]
