# says: The branch of w_up is missing: this is a plain MLP with silu.
# fix: Multiply by x·w_upᵀ.
# cause: scale
import torch

def swiglu(x, w_gate, w_up, w_down):
    gate = x @ w_gate.T
    return (gate * torch.sigmoid(gate)) @ w_down.T
