from torch.nn import functional


def transformer_block(x, p, n_heads, mask=None):
    B, N, D = x.shape
    d = D // n_heads
    normed = functional.layer_norm(x, (D,), p["norm1_weight"], p["norm1_bias"], eps=1e-5)
    q, k, v = (normed @ p["w_qkv"].T + p["b_qkv"]).chunk(3, dim=2)
    q = q.reshape(B, N, n_heads, d).transpose(1, 2)
    k = k.reshape(B, N, n_heads, d).transpose(1, 2)
    v = v.reshape(B, N, n_heads, d).transpose(1, 2)
    scores = q @ k.transpose(-2, -1) / d**0.5
    if mask is not None:
        scores = scores.masked_fill(~mask.unsqueeze(-3), float("-inf"))
    heads = scores.softmax(dim=-1) @ v
    merged = heads.transpose(1, 2).reshape(B, N, D)
    y = x + merged @ p["w_out"].T + p["b_out"]
    normed = functional.layer_norm(y, (D,), p["norm2_weight"], p["norm2_bias"], eps=1e-5)
    hidden = functional.gelu(normed @ p["w_up"].T + p["b_up"])
    return y + hidden @ p["w_down"].T + p["b_down"]
