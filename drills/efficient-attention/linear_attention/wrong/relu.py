# says: φ is relu + 1 in your code; it should be elu + 1.
# fix: Use `F.elu(x) + 1`.
# cause: values
import torch
import torch.nn.functional as F

def linear_attention(q, k, v):
    phi_q = F.relu(q) + 1
    phi_k = F.relu(k) + 1
    memory = phi_k.transpose(-2, -1) @ v
    z = phi_k.sum(dim=2, keepdim=True)
    return (phi_q @ memory) / (phi_q * z).sum(dim=-1, keepdim=True)
