# says: Your top_p uses the probabilities from before top_k.
# fix: top_k comes first, and what it leaves must sum to 1 again.
# cause: values
import torch

def top_k_top_p_filter(logits, top_k=0, top_p=1.0):
    V = logits.shape[-1]
    probs = logits.softmax(-1)
    result = logits
    if top_k > 0:
        kth = torch.topk(logits, min(top_k, V)).values[..., -1:]
        result = result.masked_fill(logits < kth, float("-inf"))
    if top_p < 1.0:
        p, order = torch.sort(probs, descending=True)
        remove = p.cumsum(-1) - p >= top_p
        result = result.masked_fill(remove.scatter(-1, order, remove), float("-inf"))
    return result
