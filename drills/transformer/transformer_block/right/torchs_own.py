from torch.nn import functional


def transformer_block(x, p, n_heads, mask=None):
    B, N, D = x.shape
    normed = functional.layer_norm(x, [D], p["norm1_weight"], p["norm1_bias"])
    qkv = functional.linear(normed, p["w_qkv"], p["b_qkv"]).view(B, N, 3, n_heads, D // n_heads)
    q, k, v = qkv.permute(2, 0, 3, 1, 4).unbind(0)
    if mask is not None and mask.ndim == 3:
        mask = mask[:, None]
    heads = functional.scaled_dot_product_attention(q, k, v, attn_mask=mask)
    x = x + functional.linear(heads.transpose(1, 2).flatten(2), p["w_out"], p["b_out"])
    normed = functional.layer_norm(x, [D], p["norm2_weight"], p["norm2_bias"])
    return x + functional.linear(
        functional.gelu(functional.linear(normed, p["w_up"], p["b_up"])), p["w_down"], p["b_down"]
    )
