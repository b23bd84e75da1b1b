# cause: the new state is returned twice, as torch's layers return output and state
# expect: wrong/type
# names: tensor
import torch

def rnn_cell(x, h, w_ih, w_hh, b):
    h = torch.tanh(x @ w_ih.T + h @ w_hh.T + b)
    return h, h
