# cause: not_allowed
# names: lstm_cell
import torch

def lstm_cell(x, h, c, w_ih, w_hh, b):
    return torch.lstm_cell(x, (h, c), w_ih, w_hh, b, torch.zeros_like(b))
