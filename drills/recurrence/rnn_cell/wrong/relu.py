# cause: a ReLU instead of the tanh
# expect: wrong/values
# names: ReLU | tanh
import torch

def rnn_cell(x, h, w_ih, w_hh, b):
    return torch.relu(x @ w_ih.T + h @ w_hh.T + b)
