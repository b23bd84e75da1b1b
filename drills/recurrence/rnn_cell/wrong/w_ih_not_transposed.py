# says: w_ih is not transposed.
# fix: Write x @ w_ih.T.
# cause: order
import torch

def rnn_cell(x, h, w_ih, w_hh, b):
    return torch.tanh(x @ w_ih + h @ w_hh.T + b)
