# says: The experts with the smallest logits are used.
# fix: They should be those with the largest.
# cause: values
import torch

def moe_top_k(x, w_gate, experts, k):
    logits = x @ w_gate.T
    top, chosen = torch.topk(logits, k, dim=-1, largest=False)
    gates = torch.softmax(top, dim=-1)
    out = torch.zeros_like(x)
    for e, expert in enumerate(experts):
        rows, slot = torch.where(chosen == e)
        if rows.numel() > 0:
            out[rows] += gates[rows, slot, None] * expert(x[rows])
    return out
