import torch


def linear_attention(q, k, v):
    """The denominator is one more value channel, of ones."""
    phi_q, phi_k = (torch.nn.functional.elu(t).add(1) for t in (q, k))
    wide = torch.cat([v, torch.ones_like(v[..., :1])], dim=-1)
    read = phi_q @ (phi_k.mT @ wide)
    return read[..., :-1] / read[..., -1:]
