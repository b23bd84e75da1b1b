import torch


def kv_cache_step(q, k_new, v_new, k_cache, v_cache):
    keys = torch.concat((k_cache, k_new), -2)
    values = torch.concat((v_cache, v_new), -2)
    scores = torch.einsum("bhqd,bhtd->bhqt", q * q.shape[-1] ** -0.5, keys)
    return torch.einsum("bhqt,bhtd->bhqd", torch.softmax(scores, -1), values), keys, values
