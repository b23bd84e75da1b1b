# says: The state is added outside the tanh.
# fix: h·w_hhᵀ belongs into the sum, inside.
# cause: values
import torch

def rnn_cell(x, h, w_ih, w_hh, b):
    return torch.tanh(x @ w_ih.T + b) + h @ w_hh.T
