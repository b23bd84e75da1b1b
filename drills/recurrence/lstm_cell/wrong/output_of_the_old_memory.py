# says: h' looks at the old memory c.
# fix: It should look at the new one, σ(o)·tanh(c').
# cause: values
import torch

def lstm_cell(x, h, c, w_ih, w_hh, b):
    gates = x @ w_ih.T + h @ w_hh.T + b
    i, f, g, o = gates.chunk(4, dim=1)
    c_new = torch.sigmoid(f) * c + torch.sigmoid(i) * torch.tanh(g)
    h_new = torch.sigmoid(o) * torch.tanh(c)
    return h_new, c_new
