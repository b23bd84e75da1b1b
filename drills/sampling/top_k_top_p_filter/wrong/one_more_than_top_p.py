# says: You keep one token more than needed.
# fix: The token with which the sum reaches top_p is the last one that stays.
# cause: edge
import torch

def top_k_top_p_filter(logits, top_k=0, top_p=1.0):
    out = logits.clone()
    if top_k > 0:
        kth = torch.topk(logits, min(top_k, logits.shape[-1])).values[..., -1:]
        out = out.masked_fill(logits < kth, float("-inf"))
    if top_p < 1.0:
        values, order = torch.sort(out, dim=-1, descending=True)
        p = values.softmax(-1)
        removed = p.cumsum(-1) - p >= top_p
        removed[..., 1:] = removed[..., :-1].clone()
        out = out.masked_fill(torch.zeros_like(removed).scatter(-1, order, removed), float("-inf"))
    return out
