# cause: r is read off the wrong axis of A
# expect: wrong/scale
# names: lora_a.shape[0]
def lora_forward(x, weight, lora_a, lora_b, alpha):
    r = lora_a.shape[1]
    return x @ weight.T + (alpha / r) * (x @ lora_a.T @ lora_b.T)
