import torch


def rnn_cell(x, h, w_ih, w_hh, b):
    from_input = torch.einsum("bd,hd->bh", x, w_ih)
    from_state = (h[:, None, :] * w_hh).sum(dim=-1)
    return torch.nn.functional.tanh(b + from_input + from_state)
