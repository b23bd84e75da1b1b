# says: The new state comes back twice, as torch's layers return it.
# fix: Return the state alone.
# cause: type
import torch

def rnn_cell(x, h, w_ih, w_hh, b):
    h = torch.tanh(x @ w_ih.T + h @ w_hh.T + b)
    return h, h
