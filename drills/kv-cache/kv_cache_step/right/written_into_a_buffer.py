import torch


def kv_cache_step(q, k_new, v_new, k_cache, v_cache):
    """Room for one more token first, as a server would keep it."""
    B, h, T, d = k_cache.shape
    keys, values = (torch.empty(B, h, T + 1, d, dtype=t.dtype, device=t.device) for t in (k_cache, v_cache))
    keys[:, :, :T], keys[:, :, T:] = k_cache, k_new
    values[:, :, :T], values[:, :, T:] = v_cache, v_new
    weights = (keys @ q.mT / d**0.5).softmax(dim=2)  # (B, h, T+1, 1)
    return (weights * values).sum(dim=2, keepdim=True), keys, values
