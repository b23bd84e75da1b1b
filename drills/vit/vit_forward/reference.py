import math

import torch
from torch.nn.functional import gelu, layer_norm


def vit_forward(image, p, patch_size, n_heads):
    B, C, H, W = image.shape
    rows, columns = H // patch_size, W // patch_size
    split = image.reshape(B, C, rows, patch_size, columns, patch_size)
    patches = split.permute(0, 2, 4, 1, 3, 5).reshape(B, rows * columns, C * patch_size**2)
    tokens = patches @ p["w_patch"].T + p["b_patch"]
    x = torch.cat([p["cls_token"].expand(B, -1, -1), tokens], dim=1) + p["positions"]
    N, D = x.shape[1:]
    d = D // n_heads
    for block in p["blocks"]:
        normed = layer_norm(x, (D,), block["norm1_weight"], block["norm1_bias"], eps=1e-5)
        qkv = normed @ block["w_qkv"].T + block["b_qkv"]
        q, k, v = qkv.reshape(B, N, 3, n_heads, d).permute(2, 0, 3, 1, 4)
        weights = (q @ k.transpose(-2, -1) / math.sqrt(d)).softmax(dim=-1)
        heads = (weights @ v).transpose(1, 2).reshape(B, N, D)
        x = x + heads @ block["w_out"].T + block["b_out"]
        normed = layer_norm(x, (D,), block["norm2_weight"], block["norm2_bias"], eps=1e-5)
        hidden = gelu(normed @ block["w_up"].T + block["b_up"])
        x = x + hidden @ block["w_down"].T + block["b_down"]
    cls = layer_norm(x, (D,), p["norm_weight"], p["norm_bias"], eps=1e-5)[:, 0]
    return cls @ p["w_head"].T + p["b_head"]
