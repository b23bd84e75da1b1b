# says: Every expert is used, weighted by a softmax over all.
# fix: Each token should see only its k best, with gates that sum to 1 among them.
# cause: values
import torch

def moe_top_k(x, w_gate, experts, k):
    gates = torch.softmax(x @ w_gate.T, dim=-1)
    out = torch.zeros_like(x)
    for e, expert in enumerate(experts):
        out = out + gates[:, e, None] * expert(x)
    return out
