# says: The MLP reads y as it is.
# fix: LN₂ belongs in front of it.
# cause: values
import torch.nn.functional as F

def transformer_block(x, p, n_heads, mask=None):
    B, N, D = x.shape
    h = F.layer_norm(x, (D,), p["norm1_weight"], p["norm1_bias"])
    q, k, v = (h @ p["w_qkv"].T + p["b_qkv"]).reshape(B, N, 3, n_heads, D // n_heads).permute(2, 0, 3, 1, 4)
    if mask is not None:
        mask = mask.unsqueeze(-3)
    out = F.scaled_dot_product_attention(q, k, v, attn_mask=mask).transpose(1, 2).reshape(B, N, D)
    y = x + out @ p["w_out"].T + p["b_out"]
    h = y
    return y + F.gelu(h @ p["w_up"].T + p["b_up"]) @ p["w_down"].T + p["b_down"]
