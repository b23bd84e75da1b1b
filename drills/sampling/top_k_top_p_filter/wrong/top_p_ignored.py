# says: top_p is not used.
# fix: Exclude by top_p on what top_k has left.
# cause: values
import torch

def top_k_top_p_filter(logits, top_k=0, top_p=1.0):
    out = logits.clone()
    if top_k > 0:
        kth = torch.topk(logits, min(top_k, logits.shape[-1])).values[..., -1:]
        out = out.masked_fill(logits < kth, float("-inf"))
    return out
