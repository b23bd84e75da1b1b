# cause: the gate goes through a plain sigmoid
# expect: wrong/values
# names: sigmoid | silu
import torch

def swiglu(x, w_gate, w_up, w_down):
    return (torch.sigmoid(x @ w_gate.T) * (x @ w_up.T)) @ w_down.T
