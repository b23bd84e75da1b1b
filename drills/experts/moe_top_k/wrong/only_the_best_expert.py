# says: Only the best expert is used.
# fix: Each token should get the mixture of its k best.
# cause: values
import torch

def moe_top_k(x, w_gate, experts, k):
    best = (x @ w_gate.T).argmax(dim=-1)
    out = torch.zeros_like(x)
    for e, expert in enumerate(experts):
        rows = best == e
        if rows.any():
            out[rows] = expert(x[rows])
    return out
