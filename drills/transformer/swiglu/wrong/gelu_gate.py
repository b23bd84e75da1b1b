# cause: the gate goes through GELU
# expect: wrong/values
# names: GELU | silu
import torch
import torch.nn.functional as F

def swiglu(x, w_gate, w_up, w_down):
    return (F.gelu(x @ w_gate.T) * (x @ w_up.T)) @ w_down.T
