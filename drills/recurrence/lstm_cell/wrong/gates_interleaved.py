# says: You deal out the columns one by one to i, f, g, o.
# fix: Each gate is a block of H columns, one block behind the other.
# cause: order
import torch

def lstm_cell(x, h, c, w_ih, w_hh, b):
    B, H = h.shape
    gates = (x @ w_ih.T + h @ w_hh.T + b).view(B, H, 4)
    i, f, g, o = gates.unbind(dim=-1)
    c = torch.sigmoid(f) * c + torch.sigmoid(i) * torch.tanh(g)
    h = torch.sigmoid(o) * torch.tanh(c)
    return h, c
