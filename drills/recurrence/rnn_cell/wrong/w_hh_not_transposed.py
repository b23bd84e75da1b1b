# says: w_hh is not transposed, which no shape shows: it is square.
# fix: Write h @ w_hh.T.
# cause: order
import torch

def rnn_cell(x, h, w_ih, w_hh, b):
    return torch.tanh(x @ w_ih.T + h @ w_hh + b)
