# cause: the mask is used in sorted order, not brought back to the tokens' places
# expect: wrong/order
# names: sorted order | scatter
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
