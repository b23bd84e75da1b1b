# cause: the tanh of each part is taken before they are added
# expect: wrong/values
# names: tanh | add first
import torch

def rnn_cell(x, h, w_ih, w_hh, b):
    return torch.tanh(x @ w_ih.T + b) + torch.tanh(h @ w_hh.T)
