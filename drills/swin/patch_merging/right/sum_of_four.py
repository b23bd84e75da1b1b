def patch_merging(x, weight):
    C = x.shape[-1]
    parts = weight.split(C, dim=1)
    out = 0
    for k, part in enumerate(parts):
        out = out + x[:, k % 2 :: 2, k // 2 :: 2] @ part.t()
    return out
