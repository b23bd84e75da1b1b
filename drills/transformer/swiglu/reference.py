import torch


def swiglu(x, w_gate, w_up, w_down):
    gate = x @ w_gate.T
    up = x @ w_up.T
    hidden = gate * torch.sigmoid(gate) * up
    return hidden @ w_down.T
