# cause: the gates are the softmax over all E logits and are not renormalised over the chosen
# expect: wrong/scale
# names: softmax over all | k
import torch

def moe_top_k(x, w_gate, experts, k):
    logits = x @ w_gate.T
    top, chosen = torch.topk(logits, k, dim=-1)
    gates = torch.softmax(logits, dim=-1).gather(1, chosen)
    out = torch.zeros_like(x)
    for e, expert in enumerate(experts):
        rows, slot = torch.where(chosen == e)
        if rows.numel() > 0:
            out[rows] += gates[rows, slot, None] * expert(x[rows])
    return out
