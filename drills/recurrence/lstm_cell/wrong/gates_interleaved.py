# cause: the four gates of each number are taken to stand side by side
# expect: wrong/order
# names: block | columns
import torch

def lstm_cell(x, h, c, w_ih, w_hh, b):
    B, H = h.shape
    gates = (x @ w_ih.T + h @ w_hh.T + b).view(B, H, 4)
    i, f, g, o = gates.unbind(dim=-1)
    c = torch.sigmoid(f) * c + torch.sigmoid(i) * torch.tanh(g)
    h = torch.sigmoid(o) * torch.tanh(c)
    return h, c
