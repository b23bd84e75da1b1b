# says: You write with 1 − σ(f), as a GRU does.
# fix: An LSTM has an input gate of its own, σ(i).
# cause: values
import torch

def lstm_cell(x, h, c, w_ih, w_hh, b):
    gates = x @ w_ih.T + h @ w_hh.T + b
    i, f, g, o = gates.chunk(4, dim=1)
    f = torch.sigmoid(f)
    c = f * c + (1 - f) * torch.tanh(g)
    h = torch.sigmoid(o) * torch.tanh(c)
    return h, c
