import torch


def multi_head_attention(x, w_qkv, b_qkv, w_out, b_out, n_heads, mask=None):
    B, N, D = x.shape
    qkv = torch.nn.functional.linear(x, w_qkv, b_qkv)
    q, k, v = qkv.view(B, N, 3, n_heads, D // n_heads).permute(2, 0, 3, 1, 4)
    scores = torch.einsum("bhid,bhjd->bhij", q, k) * (D // n_heads) ** -0.5
    if mask is not None:
        if mask.dim() == 3:
            mask = mask[:, None]
        scores = torch.where(mask, scores, float("-inf"))
    out = torch.einsum("bhij,bhjd->bihd", scores.softmax(dim=-1), v).flatten(2)
    return torch.nn.functional.linear(out, w_out, b_out)
