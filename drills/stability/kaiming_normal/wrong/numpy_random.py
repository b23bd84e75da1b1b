# cause: random
# names: seed
import numpy as np
import torch

def kaiming_normal(weight):
    fan_out, fan_in = weight.shape
    drawn = np.random.randn(fan_out, fan_in) * (2 / fan_in) ** 0.5
    with torch.no_grad():
        weight.copy_(torch.from_numpy(drawn))
    return weight
