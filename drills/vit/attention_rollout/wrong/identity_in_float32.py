# says: The identity is float32 whatever the dtype of the attention.
# fix: Give `eye` the dtype and device of the attention.
# cause: crash
import torch

def attention_rollout(attentions):
    N = attentions[0].shape[-1]
    eye = torch.eye(N)
    R = eye.expand(len(attentions[0]), N, N)
    for a in attentions:
        A = (a.mean(1) + eye) / 2
        A = A / A.sum(-1, keepdim=True)
        R = A @ R
    return R
