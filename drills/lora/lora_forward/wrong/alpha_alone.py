# cause: the change is multiplied by alpha, not by alpha/r
# expect: wrong/scale
# names: alpha/r
def lora_forward(x, weight, lora_a, lora_b, alpha):
    return x @ weight.T + alpha * (x @ lora_a.T @ lora_b.T)
