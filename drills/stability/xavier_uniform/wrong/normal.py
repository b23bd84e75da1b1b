# says: The numbers are normal; they should be uniform.
# fix: Use uniform_.
# cause: random
import torch

def xavier_uniform(weight):
    fan_out, fan_in = weight.shape
    std = (2 / (fan_in + fan_out)) ** 0.5
    with torch.no_grad():
        weight.normal_(0, std)
    return weight
