# cause: silu is taken after the two branches are multiplied
# expect: wrong/order
# names: silu | product
import torch

def swiglu(x, w_gate, w_up, w_down):
    h = (x @ w_gate.T) * (x @ w_up.T)
    return (h * torch.sigmoid(h)) @ w_down.T
