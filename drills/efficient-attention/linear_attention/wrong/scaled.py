# says: The queries are divided by √d, as in softmax attention; here nothing is scaled.
# fix: Leave the division out.
# cause: scale
import torch
import torch.nn.functional as F

def linear_attention(q, k, v):
    phi_q = F.elu(q / q.shape[-1] ** 0.5) + 1
    phi_k = F.elu(k) + 1
    memory = phi_k.transpose(-2, -1) @ v
    z = phi_k.sum(dim=2, keepdim=True)
    return (phi_q @ memory) / (phi_q * z).sum(dim=-1, keepdim=True)
