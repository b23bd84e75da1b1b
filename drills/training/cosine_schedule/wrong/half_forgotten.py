# says: The ½ is missing: 1 + cos runs from 2 to 0.
# fix: Multiply by 0.5.
# cause: scale
import math

def cosine_schedule(step, warmup_steps, total_steps, base_lr, min_lr=0.0):
    if step >= total_steps:
        return min_lr
    if step < warmup_steps:
        return base_lr * step / warmup_steps
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    return min_lr + (base_lr - min_lr) * (1 + math.cos(math.pi * progress))
