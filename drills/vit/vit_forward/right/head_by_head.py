import torch


def vit_forward(image, p, patch_size, n_heads):
    P = patch_size
    top_left = [(r, c) for r in range(0, image.shape[2], P) for c in range(0, image.shape[3], P)]
    flat = torch.stack([image[:, :, r : r + P, c : c + P].flatten(1) for r, c in top_left], dim=1)
    patches = torch.einsum("bnf,df->bnd", flat, p["w_patch"]) + p["b_patch"]
    stream = [p["cls_token"][:, 0] + p["positions"][:, 0] + torch.zeros_like(patches[:, 0])]
    stream += [patches[:, i] + p["positions"][:, i + 1] for i in range(patches.shape[1])]
    x = torch.stack(stream, dim=1)
    D = x.shape[-1]
    d = D // n_heads
    for w in p["blocks"]:
        read = normalise(x, w["norm1_weight"], w["norm1_bias"])
        found = w["b_out"]
        for j in range(n_heads):
            q, k, v = (
                read @ w["w_qkv"][s + j * d : s + (j + 1) * d].T + w["b_qkv"][s + j * d : s + (j + 1) * d]
                for s in (0, D, 2 * D)
            )
            scores = torch.bmm(q, k.transpose(1, 2)) / d**0.5
            head = torch.bmm(torch.softmax(scores, 2), v)
            found = found + head @ w["w_out"][:, j * d : (j + 1) * d].T
        x = x + found
        up = normalise(x, w["norm2_weight"], w["norm2_bias"]) @ w["w_up"].T + w["b_up"]
        x = x + (up * 0.5 * (1 + torch.erf(up / 2**0.5))) @ w["w_down"].T + w["b_down"]
    cls = normalise(x, p["norm_weight"], p["norm_bias"])[:, 0]
    return cls @ p["w_head"].T + p["b_head"]


def normalise(x, weight, bias):
    centred = x - x.mean(-1, keepdim=True)
    return centred / torch.sqrt(centred.square().mean(-1, keepdim=True) + 1e-5) * weight + bias
