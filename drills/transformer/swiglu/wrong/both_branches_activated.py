# says: You take silu of both branches.
# fix: That of w_up stays linear.
# cause: values
import torch

def silu(a):
    return a * torch.sigmoid(a)

def swiglu(x, w_gate, w_up, w_down):
    return (silu(x @ w_gate.T) * silu(x @ w_up.T)) @ w_down.T
