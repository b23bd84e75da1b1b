import torch


def lstm_cell(x, h, c, w_ih, w_hh, b):
    B, H = c.shape
    total = torch.addmm(b, torch.cat((x, h), 1), torch.cat((w_ih, w_hh), 1).mT)
    i, f, g, o = total.reshape(B, 4, H).unbind(1)
    c_new = torch.addcmul(f.sigmoid() * c, i.sigmoid(), g.tanh())
    return [o.sigmoid() * c_new.tanh(), c_new]
