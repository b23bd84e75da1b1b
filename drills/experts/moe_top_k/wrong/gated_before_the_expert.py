# says: The token is multiplied by its gate before the expert sees it.
# fix: The gate belongs on the expert's output.
# cause: order
import torch

def moe_top_k(x, w_gate, experts, k):
    logits = x @ w_gate.T
    top, chosen = torch.topk(logits, k, dim=-1)
    gates = torch.softmax(top, dim=-1)
    out = torch.zeros_like(x)
    for e, expert in enumerate(experts):
        rows, slot = torch.where(chosen == e)
        if rows.numel() > 0:
            out[rows] += expert(gates[rows, slot, None] * x[rows])
    return out
