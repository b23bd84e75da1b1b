# says: An (N, N) tensor is built, with a weight for every query and key.
# fix: Multiply φ(k)ᵀ·v first: that is (d, d).
# cause: memory
import torch
import torch.nn.functional as F

def linear_attention(q, k, v):
    phi_q = F.elu(q) + 1
    phi_k = F.elu(k) + 1
    weights = phi_q @ phi_k.transpose(-2, -1)
    return (weights @ v) / weights.sum(dim=-1, keepdim=True)
