# cause: not_allowed
# names: rnn_tanh_cell
import torch

def rnn_cell(x, h, w_ih, w_hh, b):
    return torch.rnn_tanh_cell(x, h, w_ih, w_hh, b, torch.zeros_like(b))
