# cause: B is applied before A
# expect: error/crash
# names: lora_b
def lora_forward(x, weight, lora_a, lora_b, alpha):
    return x @ weight.T + (alpha / lora_a.shape[0]) * (x @ lora_b @ lora_a)
