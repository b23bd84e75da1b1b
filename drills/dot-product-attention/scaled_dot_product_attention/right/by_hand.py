def scaled_dot_product_attention(q, k, v, mask=None):
    """Softmax written out, with the largest allowed score taken away."""
    scores = (q.unsqueeze(-2) * k.unsqueeze(-3)).sum(-1) / q.shape[-1] ** 0.5
    if mask is not None:
        scores = scores.masked_fill(mask.logical_not(), -1e30)
    scores = scores - scores.amax(dim=-1, keepdim=True)
    powers = scores.exp()
    return (powers @ v) / powers.sum(dim=-1, keepdim=True)
