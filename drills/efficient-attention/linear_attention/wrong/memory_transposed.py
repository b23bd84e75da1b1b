# says: You form vᵀφ(k), with its two axes the wrong way round.
# fix: It should be φ(k)ᵀv.
# cause: order
import torch
import torch.nn.functional as F

def linear_attention(q, k, v):
    phi_q = F.elu(q) + 1
    phi_k = F.elu(k) + 1
    memory = v.transpose(-2, -1) @ phi_k
    z = phi_k.sum(dim=2, keepdim=True)
    return (phi_q @ memory) / (phi_q * z).sum(dim=-1, keepdim=True)
