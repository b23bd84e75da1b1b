# cause: the weight is reshaped to (I, O), which does not transpose it
# expect: wrong/order
# names: transpose
import torch

def linear(x, weight, bias=None):
    out = x @ weight.reshape(weight.shape[1], weight.shape[0])
    return out if bias is None else out + bias
