# says: The new entry is joined along the channels; it should be along the tokens.
# fix: Use `torch.cat` along axis 2.
# cause: crash
import torch

def kv_cache_step(q, k_new, v_new, k_cache, v_cache):
    k = torch.cat([k_cache, k_new], dim=-1)
    v = torch.cat([v_cache, v_new], dim=-1)
    scores = q @ k.transpose(-2, -1) / q.shape[-1] ** 0.5
    return scores.softmax(dim=-1) @ v, k, v
