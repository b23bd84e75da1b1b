# says: Your blocks run from the last to the first.
# fix: Take them in the order of the list.
# cause: order
import torch
import torch.nn.functional as F

def vit_forward(image, p, patch_size, n_heads):
    B, C, H, W = image.shape
    P = patch_size
    x = image.reshape(B, C, H // P, P, W // P, P).permute(0, 2, 4, 1, 3, 5).reshape(B, -1, C * P * P)
    x = x @ p["w_patch"].T + p["b_patch"]
    x = torch.cat([p["cls_token"].expand(B, -1, -1), x], dim=1)
    x = x + p["positions"]
    B, N, D = x.shape
    d = D // n_heads
    for b in reversed(p["blocks"]):
        h = F.layer_norm(x, (D,), b["norm1_weight"], b["norm1_bias"])
        qkv = h @ b["w_qkv"].T + b["b_qkv"]
        q, k, v = qkv.reshape(B, N, 3, n_heads, d).permute(2, 0, 3, 1, 4)
        a = (q @ k.transpose(-2, -1)) / d ** 0.5
        a = a.softmax(dim=-1)
        o = (a @ v).transpose(1, 2).reshape(B, N, D)
        x = x + o @ b["w_out"].T + b["b_out"]
        h = F.layer_norm(x, (D,), b["norm2_weight"], b["norm2_bias"])
        h = F.gelu(h @ b["w_up"].T + b["b_up"])
        x = x + h @ b["w_down"].T + b["b_down"]
    x = F.layer_norm(x, (D,), p["norm_weight"], p["norm_bias"])
    return x[:, 0] @ p["w_head"].T + p["b_head"]
