# cause: vᵀφ(k) is built instead of φ(k)ᵀv
# expect: wrong/order
# names: vᵀφ(k)
import torch
import torch.nn.functional as F

def linear_attention(q, k, v):
    phi_q = F.elu(q) + 1
    phi_k = F.elu(k) + 1
    memory = v.transpose(-2, -1) @ phi_k
    z = phi_k.sum(dim=2, keepdim=True)
    return (phi_q @ memory) / (phi_q * z).sum(dim=-1, keepdim=True)
