# says: The new content g passes through a sigmoid.
# fix: g is no gate and takes a tanh: it must be able to lower the memory.
# cause: values
import torch

def lstm_cell(x, h, c, w_ih, w_hh, b):
    gates = torch.sigmoid(x @ w_ih.T + h @ w_hh.T + b)
    i, f, g, o = gates.chunk(4, dim=1)
    c = f * c + i * g
    h = o * torch.tanh(c)
    return h, c
