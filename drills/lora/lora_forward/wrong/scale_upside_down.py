# says: You scale by r/alpha.
# fix: It is alpha/r.
# cause: scale
def lora_forward(x, weight, lora_a, lora_b, alpha):
    r = lora_a.shape[0]
    return x @ weight.T + r / alpha * (x @ lora_a.T @ lora_b.T)
