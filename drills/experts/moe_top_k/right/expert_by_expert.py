import torch


def moe_top_k(x, w_gate, experts, k):
    """The chosen pairs sorted by expert, each expert called once with its share of them."""
    top = torch.topk(torch.nn.functional.linear(x, w_gate), k)
    gates = torch.softmax(top.values, -1).flatten()
    chosen = top.indices.flatten()
    order = chosen.argsort()
    counts = torch.bincount(chosen, minlength=len(experts)).tolist()
    out = torch.zeros_like(x)
    for expert, pairs in zip(experts, order.split(counts), strict=True):
        if len(pairs) > 0:
            tokens = torch.div(pairs, k, rounding_mode="floor")
            out = out.index_add(0, tokens, gates[pairs, None] * expert(x[tokens]))
    return out
