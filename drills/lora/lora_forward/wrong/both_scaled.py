# says: You scale both parts by alpha/r.
# fix: x·Wᵀ stays as it is.
# cause: scale
def lora_forward(x, weight, lora_a, lora_b, alpha):
    scale = alpha / lora_a.shape[0]
    return scale * (x @ weight.T + x @ lora_a.T @ lora_b.T)
