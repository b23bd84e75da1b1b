import torch


def alibi_bias(n_heads, n):
    bias = torch.full((n_heads, n, n), float("-inf"))
    for head in range(n_heads):
        for i in range(n):
            for j in range(i + 1):
                bias[head, i, j] = (j - i) / 2 ** (8 * (head + 1) / n_heads)
    return bias
