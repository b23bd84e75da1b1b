# cause: the frozen part is not added
# expect: wrong/values
# names: x·Wᵀ
def lora_forward(x, weight, lora_a, lora_b, alpha):
    return (alpha / lora_a.shape[0]) * (x @ lora_a.T @ lora_b.T)
