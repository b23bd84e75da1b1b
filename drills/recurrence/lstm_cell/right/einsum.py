import torch


def lstm_cell(x, h, c, w_ih, w_hh, b):
    """With the gates on an axis of their own."""
    H = h.size(1)
    from_input = torch.einsum("bd,khd->kbh", x, w_ih.reshape(4, H, -1))
    from_state = torch.einsum("bj,khj->kbh", h, w_hh.reshape(4, H, H))
    gates = from_input + from_state + b.reshape(4, 1, H)
    i, f, o = torch.sigmoid(gates[[0, 1, 3]])
    c = f * c + i * torch.tanh(gates[2])
    return o * torch.tanh(c), c
