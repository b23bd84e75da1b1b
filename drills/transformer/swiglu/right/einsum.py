import torch


def swiglu(x, w_gate, w_up, w_down):
    gate = torch.einsum("...d,fd->...f", x, w_gate)
    up = torch.einsum("...d,fd->...f", x, w_up)
    passed = 0.5 * gate * (1 + torch.tanh(gate / 2))
    return torch.einsum("...f,...f,df->...d", passed, up, w_down)
