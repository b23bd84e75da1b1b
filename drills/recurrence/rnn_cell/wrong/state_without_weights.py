# says: You add h itself, without its weights.
# fix: Add h·w_hhᵀ.
# cause: values
import torch

def rnn_cell(x, h, w_ih, w_hh, b):
    return torch.tanh(x @ w_ih.T + h + b)
