import torch


def additive_attention(query, keys, w_q, w_k, v):
    """One layer on query and key side by side, as the paper's network may be read."""
    both = torch.cat([query[:, None].expand(-1, keys.shape[1], -1), keys], dim=-1)
    hidden = torch.tanh(both @ torch.cat([w_q, w_k], dim=1).mT)
    energies = (hidden * v).sum(-1)
    powers = (energies - energies.amax(1, keepdim=True)).exp()
    weights = powers / powers.sum(1, keepdim=True)
    return torch.bmm(weights[:, None], keys).squeeze(1), weights
