# cause: alpha is divided by the root of r
# expect: wrong/scale
# names: √r
import math

def lora_forward(x, weight, lora_a, lora_b, alpha):
    r = lora_a.shape[0]
    return x @ weight.T + (alpha / math.sqrt(r)) * (x @ lora_a.T @ lora_b.T)
