# says: An eps is added to the denominator, where it outweighs keys far below 0.
# fix: Leave it out: φ is positive.
# cause: values
import torch
import torch.nn.functional as F

def linear_attention(q, k, v):
    phi_q = F.elu(q) + 1
    phi_k = F.elu(k) + 1
    memory = phi_k.transpose(-2, -1) @ v
    z = phi_k.sum(dim=2, keepdim=True)
    return (phi_q @ memory) / (phi_q * z).sum(dim=-1, keepdim=True).add(1e-6)
