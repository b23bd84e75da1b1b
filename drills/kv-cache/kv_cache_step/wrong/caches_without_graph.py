# says: The caches that you return are detached, so no gradient flows through them.
# fix: Return the joined caches without `detach()`.
# cause: gradient
import torch

def kv_cache_step(q, k_new, v_new, k_cache, v_cache):
    k = torch.cat([k_cache, k_new], dim=2)
    v = torch.cat([v_cache, v_new], dim=2)
    scores = q @ k.transpose(-2, -1) / q.shape[-1] ** 0.5
    return scores.softmax(dim=-1) @ v, k.detach(), v.detach()
