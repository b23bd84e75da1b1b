from torch.nn import functional


def lstm_cell(x, h, c, w_ih, w_hh, b):
    H = h.shape[-1]

    def gate(k):
        rows = slice(k * H, (k + 1) * H)
        return functional.linear(x, w_ih[rows], b[rows]) + functional.linear(h, w_hh[rows])

    kept = gate(1).sigmoid() * c
    written = gate(0).sigmoid() * gate(2).tanh()
    memory = kept + written
    return gate(3).sigmoid() * memory.tanh(), memory
