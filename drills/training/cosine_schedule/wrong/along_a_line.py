# says: Your learning rate falls along a line.
# fix: Half a cosine wave is asked for.
# cause: values
def cosine_schedule(step, warmup_steps, total_steps, base_lr, min_lr=0.0):
    if step >= total_steps:
        return min_lr
    if step < warmup_steps:
        return base_lr * step / warmup_steps
    progress = (step - warmup_steps) / (total_steps - warmup_steps)
    return base_lr - (base_lr - min_lr) * progress
