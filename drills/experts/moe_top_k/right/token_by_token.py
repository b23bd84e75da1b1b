import torch


def moe_top_k(x, w_gate, experts, k):
    out = []
    for token in x:
        logits, chosen = torch.sort(w_gate @ token, descending=True)
        gates = torch.softmax(logits[:k], dim=0)
        out.append(
            sum(g * experts[e](token[None])[0] for g, e in zip(gates, chosen[:k].tolist(), strict=True))
        )
    return torch.stack(out)
