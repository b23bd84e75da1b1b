import torch


def multi_head_attention(x, w_qkv, b_qkv, w_out, b_out, n_heads, mask=None):
    D = x.shape[-1]
    q, k, v = torch.split(x @ w_qkv.t() + b_qkv, D, dim=2)
    q, k, v = (torch.cat(t.chunk(n_heads, dim=2), dim=0) for t in (q, k, v))  # (h·B, N, d)
    scores = torch.bmm(q / (D // n_heads) ** 0.5, k.transpose(1, 2))
    if mask is not None:
        if mask.dim() == 3:
            mask = mask.repeat(n_heads, 1, 1)
        scores = scores.masked_fill(~mask, torch.finfo(scores.dtype).min)
    out = torch.bmm(scores.softmax(2), v)
    return torch.cat(out.chunk(n_heads, dim=0), dim=2) @ w_out.t() + b_out
