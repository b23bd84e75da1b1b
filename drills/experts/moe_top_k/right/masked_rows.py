import torch


def moe_top_k(x, w_gate, experts, k):
    """Softmax over all, then renormalised over the chosen: the same gates."""
    logits = x @ w_gate.mT
    chosen = logits.topk(k).indices
    among = torch.zeros_like(logits, dtype=torch.bool).scatter(1, chosen, True)
    powers = (logits - logits.amax(1, keepdim=True)).exp() * among
    gates = powers / powers.sum(1, keepdim=True)
    out = torch.zeros_like(x)
    for e, expert in enumerate(experts):
        rows = among[:, e]
        if rows.any():
            out[rows] = out[rows] + gates[rows, e].unsqueeze(1) * expert(x[rows])
    return out
