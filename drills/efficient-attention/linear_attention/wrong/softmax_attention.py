# says: This is softmax attention.
# fix: The weight of a key is φ(q)·φ(k), with φ = elu + 1, divided by the sum of the weights.
# cause: values
import torch
import torch.nn.functional as F

def linear_attention(q, k, v):
    weights = torch.softmax(q @ k.transpose(-2, -1) / q.shape[-1] ** 0.5, dim=-1)
    return weights @ v
