# cause: a sigmoid instead of the tanh
# expect: wrong/values
# names: sigmoid | tanh
import torch

def rnn_cell(x, h, w_ih, w_hh, b):
    return torch.sigmoid(x @ w_ih.T + h @ w_hh.T + b)
