# says: All k experts of a token get the gate of its first.
# fix: Each has a gate of its own, at its own place among the k.
# cause: values
import torch

def moe_top_k(x, w_gate, experts, k):
    logits = x @ w_gate.T
    top, chosen = torch.topk(logits, k, dim=-1)
    gates = torch.softmax(top, dim=-1)
    out = torch.zeros_like(x)
    for e, expert in enumerate(experts):
        rows, slot = torch.where(chosen == e)
        if rows.numel() > 0:
            out[rows] += gates[rows, 0, None] * expert(x[rows])
    return out
