# says: The bias is added twice.
# fix: torch's own cell has two of them, this one has a single b.
# cause: values
import torch

def rnn_cell(x, h, w_ih, w_hh, b):
    from_input = x @ w_ih.T + b
    from_state = h @ w_hh.T + b
    return torch.tanh(from_input + from_state)
