# says: The weights are not transposed.
# fix: Write x @ w_gate.T.
# cause: crash
import torch

def swiglu(x, w_gate, w_up, w_down):
    gate = x @ w_gate
    return (gate * torch.sigmoid(gate) * (x @ w_up)) @ w_down
