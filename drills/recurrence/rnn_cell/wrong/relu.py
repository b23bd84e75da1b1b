# says: Your cell uses a ReLU; a tanh belongs there, which keeps the state between −1 and 1.
# fix: Use torch.tanh.
# cause: values
import torch

def rnn_cell(x, h, w_ih, w_hh, b):
    return torch.relu(x @ w_ih.T + h @ w_hh.T + b)
