# says: Your query sees only the first token: a causal mask of one row hides all the others.
# fix: Leave the mask out: the cache holds only the past.
# cause: values
import torch

def kv_cache_step(q, k_new, v_new, k_cache, v_cache):
    k = torch.cat([k_cache, k_new], dim=2)
    v = torch.cat([v_cache, v_new], dim=2)
    scores = q @ k.transpose(-2, -1) / q.shape[-1] ** 0.5
    mask = torch.tril(torch.ones(1, k.shape[2], dtype=torch.bool, device=q.device))
    scores = scores.masked_fill(~mask, float("-inf"))
    return scores.softmax(dim=-1) @ v, k, v
