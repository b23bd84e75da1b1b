import torch


def linear_attention(q, k, v):
    phi_q = torch.where(q > 0, q + 1, q.clamp(max=0).exp())
    phi_k = torch.where(k > 0, k + 1, k.clamp(max=0).exp())
    memory = torch.einsum("bhnd,bhne->bhde", phi_k, v)
    total = torch.einsum("bhnd,bhd->bhn", phi_q, phi_k.sum(2))
    return torch.einsum("bhnd,bhde->bhne", phi_q, memory) / total[..., None]
