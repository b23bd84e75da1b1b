import torch


def cross_attention(x, context, w_q, w_kv, w_out, n_heads):
    """The weights are cut into heads, not the activations."""
    D = x.shape[-1]
    d = D // n_heads
    q = torch.einsum("bnc,hdc->bhnd", x, w_q.view(n_heads, d, D))
    w_k, w_v = w_kv.reshape(2, n_heads, d, -1)
    k = torch.einsum("bmc,hdc->bhmd", context, w_k)
    v = torch.einsum("bmc,hdc->bhmd", context, w_v)
    weights = torch.softmax(torch.einsum("bhnd,bhmd->bhnm", q, k) / d**0.5, dim=-1)
    return torch.einsum("bhnm,bhmd,ohd->bno", weights, v, w_out.view(D, n_heads, d))
