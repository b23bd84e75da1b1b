# says: The bias is not added.
# fix: Add b before the tanh.
# cause: values
import torch

def rnn_cell(x, h, w_ih, w_hh, b):
    return torch.tanh(x @ w_ih.T + h @ w_hh.T)
