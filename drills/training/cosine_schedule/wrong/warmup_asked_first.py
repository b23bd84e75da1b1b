# says: You ask about the warm-up first; past total_steps the result is min_lr.
# fix: Test step ≥ total_steps first.
# cause: order
import math

def cosine_schedule(step, warmup_steps, total_steps, base_lr, min_lr=0.0):
    if step < warmup_steps:
        return base_lr * step / warmup_steps
    if step >= total_steps:
        return min_lr
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    return min_lr + 0.5 * (base_lr - min_lr) * (1 + math.cos(math.pi * progress))
