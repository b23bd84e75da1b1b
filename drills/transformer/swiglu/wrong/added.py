# says: The two branches are added; they should be multiplied.
# fix: silu(x·w_gateᵀ) * (x·w_upᵀ).
# cause: values
import torch

def swiglu(x, w_gate, w_up, w_down):
    gate = x @ w_gate.T
    return (gate * torch.sigmoid(gate) + x @ w_up.T) @ w_down.T
