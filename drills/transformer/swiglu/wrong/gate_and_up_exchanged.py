# says: silu is taken of the branch of w_up; it belongs to that of w_gate.
# fix: silu(x·w_gateᵀ) * (x·w_upᵀ).
# cause: order
import torch

def swiglu(x, w_gate, w_up, w_down):
    a = x @ w_gate.T
    b = x @ w_up.T
    return (a * (b * torch.sigmoid(b))) @ w_down.T
