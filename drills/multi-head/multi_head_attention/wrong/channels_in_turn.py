# says: Your heads take the channels in turn.
# fix: Head j should have a block of neighbours, the channels j·d to (j+1)·d − 1.
# cause: order
def multi_head_attention(x, w_qkv, b_qkv, w_out, b_out, n_heads, mask=None):
    B, N, D = x.shape
    d = D // n_heads
    q, k, v = [t.reshape(B, N, d, n_heads).permute(0, 3, 1, 2) for t in (x @ w_qkv.T + b_qkv).chunk(3, dim=-1)]
    scores = q @ k.transpose(-2, -1) / d ** 0.5
    if mask is not None:
        scores = scores.masked_fill(~mask.unsqueeze(-3), float("-inf"))
    out = (scores.softmax(-1) @ v).permute(0, 2, 3, 1).reshape(B, N, D)
    return out @ w_out.T + b_out
