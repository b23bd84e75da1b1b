import torch


def kv_cache_step(q, k_new, v_new, k_cache, v_cache):
    """The softmax in two parts, the old tokens and the new one."""
    scale = q.shape[-1] ** -0.5
    old = (q @ k_cache.mT) * scale
    new = (q * k_new).sum(-1, keepdim=True) * scale
    largest = torch.maximum(old.amax(-1, keepdim=True), new) if old.shape[-1] else new
    old, new = (old - largest).exp(), (new - largest).exp()
    out = (old @ v_cache + new * v_new) / (old.sum(-1, keepdim=True) + new)
    return out, torch.cat([k_cache, k_new], 2), torch.cat([v_cache, v_new], 2)
