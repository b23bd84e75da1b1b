# says: You take the width of x for r, `lora_a.shape[1]`.
# fix: r is the number of rows of A, `lora_a.shape[0]`.
# cause: scale
def lora_forward(x, weight, lora_a, lora_b, alpha):
    r = lora_a.shape[1]
    return x @ weight.T + (alpha / r) * (x @ lora_a.T @ lora_b.T)
