# cause: the weights are not transposed
# expect: error/crash
# names: w_gate
import torch

def swiglu(x, w_gate, w_up, w_down):
    gate = x @ w_gate
    return (gate * torch.sigmoid(gate) * (x @ w_up)) @ w_down
