# says: You divide alpha by √r; here it is alpha/r.
# fix: Leave the root out.
# cause: scale
import math

def lora_forward(x, weight, lora_a, lora_b, alpha):
    r = lora_a.shape[0]
    return x @ weight.T + (alpha / math.sqrt(r)) * (x @ lora_a.T @ lora_b.T)
