# says: min_lr is not added to the cosine.
# fix: Put min_lr in front: min_lr + ½·(base_lr − min_lr)·(1 + cos …).
# cause: values
import math

def cosine_schedule(step, warmup_steps, total_steps, base_lr, min_lr=0.0):
    if step >= total_steps:
        return min_lr
    if step < warmup_steps:
        return base_lr * step / warmup_steps
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    return 0.5 * (base_lr - min_lr) * (1 + math.cos(math.pi * progress))
