# says: Your attention is causal: token i reads only the tokens up to i.
# fix: Let every token read all of them.
# cause: values
import torch
import torch.nn.functional as F

def linear_attention(q, k, v):
    phi_q = F.elu(q) + 1
    phi_k = F.elu(k) + 1
    memory = (phi_k.unsqueeze(-1) * v.unsqueeze(-2)).cumsum(dim=2)
    z = phi_k.cumsum(dim=2)
    return (phi_q.unsqueeze(-2) @ memory).squeeze(-2) / (phi_q * z).sum(dim=-1, keepdim=True)
