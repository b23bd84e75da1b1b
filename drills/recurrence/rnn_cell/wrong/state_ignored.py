# cause: the old state is left out
# expect: wrong/values
# names: state
import torch

def rnn_cell(x, h, w_ih, w_hh, b):
    return torch.tanh(x @ w_ih.T + b)
