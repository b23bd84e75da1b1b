# says: You take the maximum over the heads.
# fix: Their mean is asked for.
# cause: values
import torch

def attention_rollout(attentions):
    N = attentions[0].shape[-1]
    eye = torch.eye(N).to(attentions[0])
    R = eye.expand(len(attentions[0]), N, N)
    for a in attentions:
        A = (a.max(dim=1).values + eye) / 2
        A = A / A.sum(-1, keepdim=True)
        R = A @ R
    return R
