# cause: the tanh is missing
# expect: wrong/values
# names: tanh | missing
import torch

def rnn_cell(x, h, w_ih, w_hh, b):
    return x @ w_ih.T + h @ w_hh.T + b
