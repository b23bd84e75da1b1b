# cause: silu is taken of the branch of w_up instead of w_gate
# expect: wrong/order
# names: w_gate | w_up | places
import torch

def swiglu(x, w_gate, w_up, w_down):
    a = x @ w_gate.T
    b = x @ w_up.T
    return (a * (b * torch.sigmoid(b))) @ w_down.T
