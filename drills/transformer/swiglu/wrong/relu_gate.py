# says: Your gate goes through ReLU.
# fix: Use silu(a) = a·σ(a).
# cause: values
import torch

def swiglu(x, w_gate, w_up, w_down):
    return (torch.relu(x @ w_gate.T) * (x @ w_up.T)) @ w_down.T
