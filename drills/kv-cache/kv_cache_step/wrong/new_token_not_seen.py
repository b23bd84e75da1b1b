# says: The new token does not see itself.
# fix: Put k_new and v_new into the caches first, then let q look at all T + 1.
# cause: edge
import torch

def kv_cache_step(q, k_new, v_new, k_cache, v_cache):
    k = torch.cat([k_cache, k_new], dim=2)
    v = torch.cat([v_cache, v_new], dim=2)
    scores = q @ k_cache.transpose(-2, -1) / q.shape[-1] ** 0.5
    return scores.softmax(dim=-1) @ v_cache, k, v
