# says: The denominator sums k without φ.
# fix: Apply φ there too: φ(q)·Σ φ(k).
# cause: values
import torch
import torch.nn.functional as F

def linear_attention(q, k, v):
    phi_q = F.elu(q) + 1
    phi_k = F.elu(k) + 1
    memory = phi_k.transpose(-2, -1) @ v
    z = k.sum(dim=2, keepdim=True)
    return (phi_q @ memory) / (phi_q * z).sum(dim=-1, keepdim=True)
