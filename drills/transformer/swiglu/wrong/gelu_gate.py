# says: Your gate goes through GELU.
# fix: Use silu(a) = a·σ(a).
# cause: values
import torch
import torch.nn.functional as F

def swiglu(x, w_gate, w_up, w_down):
    return (F.gelu(x @ w_gate.T) * (x @ w_up.T)) @ w_down.T
