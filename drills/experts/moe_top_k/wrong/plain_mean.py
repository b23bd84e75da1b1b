# says: The k experts are averaged.
# fix: Each should count by its gate, the softmax of the k logits.
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
            out[rows] += expert(x[rows]) / k
    return out
