from functools import reduce

import torch


def attention_rollout(attentions):
    def layer(attention):
        mean = attention.mean(1)
        mixed = mean + torch.diag_embed(torch.ones_like(mean[..., 0]))
        return mixed / mixed.sum(2, keepdim=True)

    return reduce(torch.bmm, [layer(attention) for attention in reversed(attentions)])
