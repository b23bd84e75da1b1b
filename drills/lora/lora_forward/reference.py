def lora_forward(x, weight, lora_a, lora_b, alpha):
    change = x @ lora_a.T @ lora_b.T
    return x @ weight.T + (alpha / lora_a.shape[0]) * change
