# says: −∞ is written into the logits that were given.
# fix: Work on a new tensor: masked_fill.
# cause: mutation
import torch

def top_k_top_p_filter(logits, top_k=0, top_p=1.0):
    V = logits.shape[-1]
    if top_k > 0:
        kth = torch.topk(logits, min(top_k, V)).values[..., -1:]
        logits[logits < kth] = float("-inf")
    if top_p < 1.0:
        values, order = torch.sort(logits, descending=True)
        p = values.softmax(-1)
        remove = p.cumsum(-1) - p >= top_p
        logits[remove.scatter(-1, order, remove)] = float("-inf")
    return logits
