def multi_head_attention(x, w_qkv, b_qkv, w_out, b_out, n_heads, mask=None):
    """Each head adds its own share of the output projection."""
    D = x.shape[-1]
    d = D // n_heads
    out = b_out
    for j in range(n_heads):
        rows = slice(j * d, (j + 1) * d)
        q = x @ w_qkv[:D][rows].mT + b_qkv[:D][rows]
        k = x @ w_qkv[D : 2 * D][rows].mT + b_qkv[D : 2 * D][rows]
        v = x @ w_qkv[2 * D :][rows].mT + b_qkv[2 * D :][rows]
        scores = q @ k.mT / d**0.5
        if mask is not None:
            scores = scores.masked_fill(mask.logical_not(), float("-inf"))
        out = out + scores.softmax(-1) @ v @ w_out[:, rows].mT
    return out
