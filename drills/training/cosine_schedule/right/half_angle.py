import math


def cosine_schedule(step, warmup_steps, total_steps, base_lr, min_lr=0.0):
    """With (1 + cos 2a)/2 = cos² a."""
    if step < min(warmup_steps, total_steps):
        return step / warmup_steps * base_lr
    left = max(total_steps - step, 0)
    if left == 0:
        return min_lr
    share = math.sin(0.5 * math.pi * left / (total_steps - warmup_steps)) ** 2
    return base_lr * share + min_lr * (1 - share)
