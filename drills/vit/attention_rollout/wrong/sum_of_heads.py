# says: You take the sum over the heads.
# fix: Take their mean; in a sum the identity counts too little.
# cause: values
import torch

def attention_rollout(attentions):
    N = attentions[0].shape[-1]
    eye = torch.eye(N).to(attentions[0])
    R = eye.expand(len(attentions[0]), N, N)
    for a in attentions:
        A = (a.sum(1) + eye) / 2
        A = A / A.sum(-1, keepdim=True)
        R = A @ R
    return R
