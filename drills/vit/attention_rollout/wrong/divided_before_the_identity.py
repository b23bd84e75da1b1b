# says: You divide the attention's rows by their sums before the identity is added.
# fix: First ½·(mean + identity), then divide.
# cause: order
import torch

def attention_rollout(attentions):
    B, h, N, _ = attentions[0].shape
    eye = torch.eye(N, dtype=attentions[0].dtype, device=attentions[0].device)
    R = eye.expand(B, N, N)
    for attention in attentions:
        A = attention.mean(1)
        A = A / A.sum(-1, keepdim=True)
        A = 0.5 * (A + eye)
        R = A @ R
    return R
