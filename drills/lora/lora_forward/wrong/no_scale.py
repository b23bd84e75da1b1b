# says: The scale alpha/r of the change is missing.
# fix: Multiply x·Aᵀ·Bᵀ by alpha/r, where r is `lora_a.shape[0]`.
# cause: scale
def lora_forward(x, weight, lora_a, lora_b, alpha):
    return x @ weight.T + x @ lora_a.T @ lora_b.T
