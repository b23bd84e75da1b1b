# says: The bias is added after the tanh.
# fix: Add it inside.
# cause: values
import torch

def rnn_cell(x, h, w_ih, w_hh, b):
    return torch.tanh(x @ w_ih.T + h @ w_hh.T) + b
