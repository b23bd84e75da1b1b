# says: The tanh is missing.
# fix: Without it nothing keeps the state between −1 and 1.
# cause: values
import torch

def rnn_cell(x, h, w_ih, w_hh, b):
    return x @ w_ih.T + h @ w_hh.T + b
