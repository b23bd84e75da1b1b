# cause: a plain MLP with silu, the branch of w_up is missing
# expect: wrong/scale
# names: factor up
import torch

def swiglu(x, w_gate, w_up, w_down):
    gate = x @ w_gate.T
    return (gate * torch.sigmoid(gate)) @ w_down.T
