# says: The excluded logits are large negative numbers in your result.
# fix: They must be −inf, which has probability 0 exactly.
# cause: values
import torch

def top_k_top_p_filter(logits, top_k=0, top_p=1.0):
    out = logits.clone()
    if top_k > 0:
        kth = torch.topk(logits, min(top_k, logits.shape[-1])).values[..., -1:]
        out = out.masked_fill(logits < kth, -1e9)
    if top_p < 1.0:
        values, order = torch.sort(out, dim=-1, descending=True)
        p = values.softmax(-1)
        removed = p.cumsum(-1) - p >= top_p
        out = out.masked_fill(torch.zeros_like(removed).scatter(-1, order, removed), -1e9)
    return out
