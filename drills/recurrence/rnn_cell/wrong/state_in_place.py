# says: The sum is collected in h itself.
# fix: Make a new tensor.
# cause: mutation
import torch

def rnn_cell(x, h, w_ih, w_hh, b):
    new = h @ w_hh.T
    h.copy_(torch.tanh(new + x @ w_ih.T + b))
    return h
