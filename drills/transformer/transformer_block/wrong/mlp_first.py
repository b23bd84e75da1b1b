# says: The MLP comes before the attention in your block.
# fix: First x + attention(LN₁ x), then the MLP on that.
# cause: order
import torch.nn.functional as F

def transformer_block(x, p, n_heads, mask=None):
    B, N, D = x.shape
    h = F.layer_norm(x, (D,), p["norm2_weight"], p["norm2_bias"])
    y = x + F.gelu(h @ p["w_up"].T + p["b_up"]) @ p["w_down"].T + p["b_down"]
    h = F.layer_norm(y, (D,), p["norm1_weight"], p["norm1_bias"])
    q, k, v = (h @ p["w_qkv"].T + p["b_qkv"]).reshape(B, N, 3, n_heads, D // n_heads).permute(2, 0, 3, 1, 4)
    if mask is not None:
        mask = mask.unsqueeze(-3)
    out = F.scaled_dot_product_attention(q, k, v, attn_mask=mask).transpose(1, 2).reshape(B, N, D)
    return y + out @ p["w_out"].T + p["b_out"]
