# cause: w_hh is not transposed, which no shape tells, since it is square
# expect: wrong/order
# names: w_hh | transpose
import torch

def rnn_cell(x, h, w_ih, w_hh, b):
    return torch.tanh(x @ w_ih.T + h @ w_hh + b)
