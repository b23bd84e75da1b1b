# says: The scores are hidden where the mask is True: True means “may attend”.
# fix: Fill where ~mask.
# cause: values
def multi_head_attention(x, w_qkv, b_qkv, w_out, b_out, n_heads, mask=None):
    B, N, D = x.shape
    d = D // n_heads
    q, k, v = [t.reshape(B, N, n_heads, d).transpose(1, 2) for t in (x @ w_qkv.T + b_qkv).chunk(3, dim=-1)]
    scores = q @ k.transpose(-2, -1) / d ** 0.5
    if mask is not None:
        scores = scores.masked_fill(mask.unsqueeze(-3), float("-inf"))
    out = (scores.softmax(-1) @ v).transpose(1, 2).reshape(B, N, D)
    return out @ w_out.T + b_out
