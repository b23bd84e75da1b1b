# says: w_gate is not transposed.
# fix: Write x @ w_gate.T: w_gate is (E, D).
# cause: crash
import torch

def moe_top_k(x, w_gate, experts, k):
    logits = x @ w_gate
    top, chosen = torch.topk(logits, k, dim=-1)
    gates = torch.softmax(top, dim=-1)
    out = torch.zeros_like(x)
    for e, expert in enumerate(experts):
        rows, slot = torch.where(chosen == e)
        if rows.numel() > 0:
            out[rows] += gates[rows, slot, None] * expert(x[rows])
    return out
