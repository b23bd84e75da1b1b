# says: φ is elu without the + 1, so it can be negative.
# fix: φ(x) = elu(x) + 1.
# cause: values
import torch
import torch.nn.functional as F

def linear_attention(q, k, v):
    phi_q = F.elu(q)
    phi_k = F.elu(k)
    memory = phi_k.transpose(-2, -1) @ v
    z = phi_k.sum(dim=2, keepdim=True)
    return (phi_q @ memory) / (phi_q * z).sum(dim=-1, keepdim=True)
