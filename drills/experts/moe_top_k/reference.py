import torch


def moe_top_k(x, w_gate, experts, k):
    logits = x @ w_gate.T
    largest, chosen = logits.topk(k, dim=1)
    gates = largest.softmax(dim=1)
    out = torch.zeros_like(x)
    for number, expert in enumerate(experts):
        tokens, places = (chosen == number).nonzero(as_tuple=True)
        if len(tokens):
            contribution = gates[tokens, places][:, None] * expert(x[tokens])
            out = out.index_add(0, tokens, contribution)
    return out
