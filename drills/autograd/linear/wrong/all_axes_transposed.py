# says: Your result is weight·x, so it comes out as (O, …); it should be x·weightᵀ.
# fix: Write `x @ weight.T`: that keeps all leading axes.
# cause: crash
import torch

def linear(x, weight, bias=None):
    out = weight @ x
    return out if bias is None else out + bias
