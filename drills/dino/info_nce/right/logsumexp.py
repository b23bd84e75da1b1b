import torch


def info_nce(a, b, temperature=0.1):
    a = a * a.square().sum(1, keepdim=True).rsqrt()
    b = b * b.square().sum(1, keepdim=True).rsqrt()
    S = torch.einsum("id,jd->ij", a, b) / temperature
    both = (S.logsumexp(0) + S.logsumexp(1)) / 2
    return (both - S.diag()).mean()
