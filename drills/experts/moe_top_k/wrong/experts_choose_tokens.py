# says: Your experts choose k tokens each.
# fix: Here each token chooses its k experts (topk along the experts, axis 1).
# cause: values
import torch

def moe_top_k(x, w_gate, experts, k):
    logits = x @ w_gate.T
    k = min(k, x.shape[0])
    top, chosen = torch.topk(logits, k, dim=0)
    gates = torch.softmax(top, dim=0)
    out = torch.zeros_like(x)
    for e, expert in enumerate(experts):
        rows = chosen[:, e]
        out[rows] += gates[:, e, None] * expert(x[rows])
    return out
