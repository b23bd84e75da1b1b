# cause: every expert is used, weighted by a softmax over all
# expect: wrong/values
# names: every expert | k best
import torch

def moe_top_k(x, w_gate, experts, k):
    gates = torch.softmax(x @ w_gate.T, dim=-1)
    out = torch.zeros_like(x)
    for e, expert in enumerate(experts):
        out = out + gates[:, e, None] * expert(x)
    return out
