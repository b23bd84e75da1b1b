# cause: the sum is collected in h itself
# expect: wrong/mutation
# names: h | in place
import torch

def rnn_cell(x, h, w_ih, w_hh, b):
    new = h @ w_hh.T
    h.copy_(torch.tanh(new + x @ w_ih.T + b))
    return h
