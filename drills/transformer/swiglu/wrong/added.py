# cause: the two branches are added instead of multiplied
# expect: wrong/values
# names: + | product
import torch

def swiglu(x, w_gate, w_up, w_down):
    gate = x @ w_gate.T
    return (gate * torch.sigmoid(gate) + x @ w_up.T) @ w_down.T
