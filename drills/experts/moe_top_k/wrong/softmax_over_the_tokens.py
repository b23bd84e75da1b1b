# cause: the gates are normalised over the tokens
# expect: wrong/values
# names: softmax | axis 0
import torch

def moe_top_k(x, w_gate, experts, k):
    logits = x @ w_gate.T
    top, chosen = torch.topk(logits, k, dim=-1)
    gates = torch.softmax(top, dim=0)
    out = torch.zeros_like(x)
    for e, expert in enumerate(experts):
        rows, slot = torch.where(chosen == e)
        if rows.numel() > 0:
            out[rows] += gates[rows, slot, None] * expert(x[rows])
    return out
