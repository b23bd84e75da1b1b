# says: The old state is left out.
# fix: Add h·w_hhᵀ inside the tanh.
# cause: values
import torch

def rnn_cell(x, h, w_ih, w_hh, b):
    return torch.tanh(x @ w_ih.T + b)
