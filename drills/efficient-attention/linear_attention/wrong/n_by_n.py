# cause: the weights of all queries and keys are built, an (N, N) tensor
# expect: wrong/memory
# names: 64, 64 | block/first/without
import torch
import torch.nn.functional as F

def linear_attention(q, k, v):
    phi_q = F.elu(q) + 1
    phi_k = F.elu(k) + 1
    weights = phi_q @ phi_k.transpose(-2, -1)
    return (weights @ v) / weights.sum(dim=-1, keepdim=True)
