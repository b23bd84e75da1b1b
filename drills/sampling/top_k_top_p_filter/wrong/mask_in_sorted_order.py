# says: You use the mask in sorted order.
# fix: Bring it back to where the tokens stand, with scatter and the indices of the sort.
# cause: order
import torch

def top_k_top_p_filter(logits, top_k=0, top_p=1.0):
    V = logits.shape[-1]
    if top_k > 0:
        kth = torch.topk(logits, min(top_k, V)).values[..., -1:]
        logits = logits.masked_fill(logits < kth, float("-inf"))
    if top_p < 1.0:
        values, order = torch.sort(logits, descending=True)
        p = values.softmax(-1)
        remove = p.cumsum(-1) - p >= top_p
        logits = logits.masked_fill(remove, float("-inf"))
    return logits
