# cause: it is plain softmax attention
# expect: wrong/values
# names: softmax
import torch
import torch.nn.functional as F

def linear_attention(q, k, v):
    weights = torch.softmax(q @ k.transpose(-2, -1) / q.shape[-1] ** 0.5, dim=-1)
    return weights @ v
