# says: Every expert works on every token, chosen or not: E/k times the work.
# fix: Call an expert with the rows of the tokens that chose it, and with no others.
# cause: crash
import torch

def moe_top_k(x, w_gate, experts, k):
    logits = torch.nn.functional.linear(x, w_gate)
    least = logits.topk(k, dim=-1).values[:, -1:]
    gates = logits.masked_fill(logits < least, float("-inf")).softmax(dim=-1)
    outputs = torch.stack([expert(x) for expert in experts], dim=1)  # (T, E, D)
    return (gates.unsqueeze(-1) * outputs).sum(dim=1)
