# says: B is applied before A.
# fix: x goes through A (r, I) first, then B (O, r).
# cause: crash
def lora_forward(x, weight, lora_a, lora_b, alpha):
    return x @ weight.T + (alpha / lora_a.shape[0]) * (x @ lora_b @ lora_a)
