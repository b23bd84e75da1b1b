# says: You multiply the layers element by element.
# fix: A token's mixture passes on by a matrix product, `A @ R`.
# cause: values
import torch

def attention_rollout(attentions):
    N = attentions[0].shape[-1]
    eye = torch.eye(N).to(attentions[0])
    R = None
    for a in attentions:
        A = (a.mean(1) + eye) / 2
        A = A / A.sum(-1, keepdim=True)
        R = A if R is None else A * R
    return R
