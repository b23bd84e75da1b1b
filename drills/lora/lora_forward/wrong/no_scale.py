# cause: the scale is forgotten
# expect: wrong/scale
# names: alpha/r | missing
def lora_forward(x, weight, lora_a, lora_b, alpha):
    return x @ weight.T + x @ lora_a.T @ lora_b.T
