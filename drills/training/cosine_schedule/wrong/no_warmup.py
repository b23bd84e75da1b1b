# says: There is no warm-up: you begin at base_lr.
# fix: Below warmup_steps the learning rate is base_lr·step/warmup_steps.
# cause: values
import math

def cosine_schedule(step, warmup_steps, total_steps, base_lr, min_lr=0.0):
    if step >= total_steps:
        return min_lr
    if step < warmup_steps:
        return base_lr
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    return min_lr + 0.5 * (base_lr - min_lr) * (1 + math.cos(math.pi * progress))
