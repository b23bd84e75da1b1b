# says: With top_p = 1.0 you still exclude tokens, where rounding lets the sum reach 1 early.
# fix: Leave the p part out then.
# cause: edge
import torch

def top_k_top_p_filter(logits, top_k=0, top_p=1.0):
    V = logits.shape[-1]
    if top_k > 0:
        kth = torch.topk(logits, min(top_k, V)).values[..., -1:]
        logits = logits.masked_fill(logits < kth, float("-inf"))
    values, order = torch.sort(logits, descending=True)
    p = values.softmax(-1)
    remove = p.cumsum(-1) - p >= top_p
    return logits.masked_fill(remove.scatter(-1, order, remove), float("-inf"))
