# cause: both branches go through silu
# expect: wrong/values
# names: both | w_up
import torch

def silu(a):
    return a * torch.sigmoid(a)

def swiglu(x, w_gate, w_up, w_down):
    return (silu(x @ w_gate.T) * silu(x @ w_up.T)) @ w_down.T
