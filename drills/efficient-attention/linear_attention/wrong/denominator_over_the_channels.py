# says: The denominator sums the keys over their channels; it should sum over the tokens.
# fix: Sum φ(k) over axis -2.
# cause: values
import torch
import torch.nn.functional as F

def linear_attention(q, k, v):
    phi_q = F.elu(q) + 1
    phi_k = F.elu(k) + 1
    memory = phi_k.transpose(-2, -1) @ v
    z = phi_k.sum(dim=-1, keepdim=True)
    return (phi_q @ memory) / (phi_q * z).sum(dim=-1, keepdim=True)
