# says: Your cosine runs through a quarter of a wave (π/2).
# fix: Use half a wave: ½·(1 + cos(π·progress)).
# cause: scale
import math

def cosine_schedule(step, warmup_steps, total_steps, base_lr, min_lr=0.0):
    if step >= total_steps:
        return min_lr
    if step < warmup_steps:
        return base_lr * step / warmup_steps
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    return min_lr + (base_lr - min_lr) * math.cos(math.pi / 2 * progress)
