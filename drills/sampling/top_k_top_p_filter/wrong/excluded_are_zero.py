# says: The excluded logits are 0 in your result, so they could still be drawn: e⁰ = 1.
# fix: Set them to −inf.
# cause: values
import torch

def top_k_top_p_filter(logits, top_k=0, top_p=1.0):
    V = logits.shape[-1]
    keep = torch.ones_like(logits, dtype=torch.bool)
    if top_k > 0:
        kth = torch.topk(logits, min(top_k, V)).values[..., -1:]
        keep = logits >= kth
    if top_p < 1.0:
        values, order = torch.sort(logits.masked_fill(~keep, float("-inf")), descending=True)
        p = values.softmax(-1)
        stays = p.cumsum(-1) - p < top_p
        keep = keep & torch.zeros_like(stays).scatter(-1, order, stays)
    return torch.where(keep, logits, 0)
