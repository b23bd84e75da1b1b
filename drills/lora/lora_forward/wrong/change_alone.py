# says: You return the change alone.
# fix: Add x·Wᵀ.
# cause: values
def lora_forward(x, weight, lora_a, lora_b, alpha):
    return (alpha / lora_a.shape[0]) * (x @ lora_a.T @ lora_b.T)
