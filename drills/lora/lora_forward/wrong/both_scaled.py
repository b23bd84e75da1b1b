# cause: the scale is applied to the sum of both parts
# expect: wrong/scale
# names: both parts
def lora_forward(x, weight, lora_a, lora_b, alpha):
    scale = alpha / lora_a.shape[0]
    return scale * (x @ weight.T + x @ lora_a.T @ lora_b.T)
