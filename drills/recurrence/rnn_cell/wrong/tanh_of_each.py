# says: You take the tanh of each part and add them.
# fix: Add first, then take one tanh of the whole sum.
# cause: values
import torch

def rnn_cell(x, h, w_ih, w_hh, b):
    return torch.tanh(x @ w_ih.T + b) + torch.tanh(h @ w_hh.T)
