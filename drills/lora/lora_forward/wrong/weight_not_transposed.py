# says: The weight is not transposed.
# fix: Write `x @ weight.T`.
# cause: crash
def lora_forward(x, weight, lora_a, lora_b, alpha):
    return x @ weight + (alpha / lora_a.shape[0]) * (x @ lora_a.T @ lora_b.T)
