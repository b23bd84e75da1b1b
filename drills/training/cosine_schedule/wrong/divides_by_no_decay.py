# says: A run of warm-up alone divides by 0: the end is not asked about first.
# fix: Test step ≥ total_steps first.
# cause: crash
import math

def cosine_schedule(step, warmup_steps, total_steps, base_lr, min_lr=0.0):
    if step < warmup_steps:
        return base_lr * step / warmup_steps
    progress = min((step - warmup_steps) / (total_steps - warmup_steps), 1.0)
    return min_lr + 0.5 * (base_lr - min_lr) * (1 + math.cos(math.pi * progress))
