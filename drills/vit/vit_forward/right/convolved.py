import torch
from torch.nn.functional import conv2d, gelu, layer_norm, linear


def vit_forward(image, p, patch_size, n_heads):
    """The patches and their linear map are one convolution whose stride is its size."""
    kernel = p["w_patch"].unflatten(1, (image.shape[1], patch_size, patch_size))
    tokens = conv2d(image, kernel, p["b_patch"], stride=patch_size).flatten(2).mT
    x = torch.cat([p["cls_token"].repeat(len(image), 1, 1), tokens], 1) + p["positions"]
    for block in p["blocks"]:
        x = x + attention(norm(x, block, "norm1"), block, n_heads)
        x = x + linear(
            gelu(linear(norm(x, block, "norm2"), block["w_up"], block["b_up"])),
            block["w_down"],
            block["b_down"],
        )
    return linear(norm(x[:, 0], p, "norm"), p["w_head"], p["b_head"])


def norm(x, weights, name):
    return layer_norm(x, x.shape[-1:], weights[name + "_weight"], weights[name + "_bias"])


def attention(x, block, n_heads):
    q, k, v = linear(x, block["w_qkv"], block["b_qkv"]).chunk(3, -1)
    q, k, v = (part.unflatten(-1, (n_heads, -1)).transpose(1, 2) for part in (q, k, v))
    weights = torch.softmax(q @ k.mT * q.shape[-1] ** -0.5, -1)
    return linear((weights @ v).transpose(1, 2).flatten(2), block["w_out"], block["b_out"])
