# says: You add the layers up.
# fix: A token's mixture passes on by a matrix product, `A @ R`.
# cause: values
import torch

def attention_rollout(attentions):
    B, h, N, _ = attentions[0].shape
    eye = torch.eye(N, dtype=attentions[0].dtype, device=attentions[0].device)
    R = eye.expand(B, N, N)
    for attention in attentions:
        A = 0.5 * (attention.mean(1) + eye)
        A = A / A.sum(-1, keepdim=True)
        R = A + R
    return R
