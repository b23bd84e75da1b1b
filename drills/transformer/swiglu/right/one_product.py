import torch


def swiglu(x, w_gate, w_up, w_down):
    both = torch.nn.functional.linear(x, torch.cat([w_gate, w_up]))
    gate, up = both.chunk(2, dim=-1)
    return torch.nn.functional.linear(gate.sigmoid() * gate * up, w_down)
