# says: You reshape the weight to (I, O), which reads the same numbers in the same order into other rows.
# fix: Transpose it (`weight.T`).
# cause: order
import torch

def linear(x, weight, bias=None):
    out = x @ weight.reshape(weight.shape[1], weight.shape[0])
    return out if bias is None else out + bias
