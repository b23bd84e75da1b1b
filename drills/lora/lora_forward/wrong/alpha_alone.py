# says: You multiply the change by alpha; it should be alpha/r.
# fix: r is `lora_a.shape[0]`.
# cause: scale
def lora_forward(x, weight, lora_a, lora_b, alpha):
    return x @ weight.T + alpha * (x @ lora_a.T @ lora_b.T)
