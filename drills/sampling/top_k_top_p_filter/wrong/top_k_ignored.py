# says: top_k is not used.
# fix: Keep the top_k highest logits first.
# cause: values
import torch

def top_k_top_p_filter(logits, top_k=0, top_p=1.0):
    out = logits.clone()
    if top_p < 1.0:
        values, order = torch.sort(out, dim=-1, descending=True)
        p = values.softmax(-1)
        removed = p.cumsum(-1) - p >= top_p
        out = out.masked_fill(torch.zeros_like(removed).scatter(-1, order, removed), float("-inf"))
    return out
