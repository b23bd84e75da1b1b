# says: Your caches drop their oldest entry for the new one.
# fix: They should grow, from T to T + 1.
# cause: shape
import torch

def kv_cache_step(q, k_new, v_new, k_cache, v_cache):
    k = torch.cat([k_cache, k_new], dim=2)
    v = torch.cat([v_cache, v_new], dim=2)
    if k_cache.shape[2]:
        k, v = k[:, :, 1:], v[:, :, 1:]
    scores = q @ k.transpose(-2, -1) / q.shape[-1] ** 0.5
    return scores.softmax(dim=-1) @ v, k, v
