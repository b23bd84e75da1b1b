# says: You exclude the token with which the sum reaches top_p.
# fix: A token stays while the sum of those before it is below top_p.
# cause: edge
import torch

def top_k_top_p_filter(logits, top_k=0, top_p=1.0):
    V = logits.shape[-1]
    if top_k > 0:
        kth = torch.topk(logits, min(top_k, V)).values[..., -1:]
        logits = logits.masked_fill(logits < kth, float("-inf"))
    if top_p < 1.0:
        values, order = torch.sort(logits, descending=True)
        remove = values.softmax(-1).cumsum(-1) > top_p
        remove[..., 0] = False
        logits = logits.masked_fill(remove.scatter(-1, order, remove), float("-inf"))
    return logits
