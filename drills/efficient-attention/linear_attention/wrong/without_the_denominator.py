# says: The result is not divided by the sum of the weights.
# fix: Divide by φ(q)·Σ φ(k).
# cause: scale
import torch
import torch.nn.functional as F

def linear_attention(q, k, v):
    phi_q = F.elu(q) + 1
    phi_k = F.elu(k) + 1
    memory = phi_k.transpose(-2, -1) @ v
    z = phi_k.sum(dim=2, keepdim=True)
    return (phi_q @ memory)
