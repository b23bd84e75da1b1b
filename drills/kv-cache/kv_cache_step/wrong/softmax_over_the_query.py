# says: The softmax runs over the single query, so every weight is 1.
# fix: Take `softmax(-1)`, over the keys.
# cause: values
import torch

def kv_cache_step(q, k_new, v_new, k_cache, v_cache):
    k = torch.cat([k_cache, k_new], dim=2)
    v = torch.cat([v_cache, v_new], dim=2)
    scores = q @ k.transpose(-2, -1) / q.shape[-1] ** 0.5
    return scores.softmax(dim=-2) @ v, k, v
