import torch


def attention_rollout(attentions):
    rolled = []
    for b in range(len(attentions[0])):
        R = None
        for attention in attentions:
            A = attention[b].sum(0) / (2 * attention.shape[1])
            A = A + 0.5 * torch.eye(len(A), dtype=A.dtype, device=A.device)
            A = (A.T / A.sum(1)).T
            R = A if R is None else torch.einsum("ij,jk->ik", A, R)
        rolled.append(R)
    return torch.stack(rolled)
