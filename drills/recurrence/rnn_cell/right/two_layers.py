from torch.nn import functional


def rnn_cell(x, h, w_ih, w_hh, b):
    """With tanh(z) = 2·σ(2z) − 1."""
    total = functional.linear(x, w_ih, b)
    total = total + functional.linear(h, w_hh)
    return 2 * functional.sigmoid(2 * total) - 1
