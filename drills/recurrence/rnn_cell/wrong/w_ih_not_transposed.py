# cause: w_ih is not transposed
# expect: wrong/order
# names: transpose | w_ih
import torch

def rnn_cell(x, h, w_ih, w_hh, b):
    return torch.tanh(x @ w_ih + h @ w_hh.T + b)
