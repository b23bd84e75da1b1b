# says: Your cell uses a sigmoid where a tanh belongs.
# fix: The state lies between −1 and 1, not between 0 and 1.
# cause: values
import torch

def rnn_cell(x, h, w_ih, w_hh, b):
    return torch.sigmoid(x @ w_ih.T + h @ w_hh.T + b)
