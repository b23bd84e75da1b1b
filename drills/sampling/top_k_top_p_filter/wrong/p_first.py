# cause: top_p is applied before top_k
# expect: wrong/values
# names: before top_k | k comes first
import torch

def top_k_top_p_filter(logits, top_k=0, top_p=1.0):
    V = logits.shape[-1]
    full = logits
    if top_p < 1.0:
        values, order = torch.sort(logits, descending=True)
        p = values.softmax(-1)
        remove = p.cumsum(-1) - p >= top_p
        logits = logits.masked_fill(remove.scatter(-1, order, remove), float("-inf"))
    if top_k > 0:
        kth = torch.topk(full, min(top_k, V)).values[..., -1:]
        logits = logits.masked_fill(full < kth, float("-inf"))
    return logits
