import math

import torch


def flash_attention(q, k, v, block_size):
    finished = []
    for queries in q.split(block_size, dim=-2):
        highest = torch.full_like(queries[..., :1], float("-inf"))
        weight_sum = torch.zeros_like(highest)
        value_sum = torch.zeros_like(queries)
        for keys, values in zip(k.split(block_size, dim=-2), v.split(block_size, dim=-2), strict=True):
            scores = queries @ keys.transpose(-2, -1) / math.sqrt(q.shape[-1])
            new_highest = torch.maximum(highest, scores.amax(dim=-1, keepdim=True))
            rescale = torch.exp(highest - new_highest)
            weights = torch.exp(scores - new_highest)
            weight_sum = weight_sum * rescale + weights.sum(dim=-1, keepdim=True)
            value_sum = value_sum * rescale + weights @ values
            highest = new_highest
        finished.append(value_sum / weight_sum)
    return torch.cat(finished, dim=-2)
