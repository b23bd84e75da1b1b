# says: You add the identity without the ½ and do not divide the rows by their sums.
# fix: Divide each row by its sum.
# cause: scale
import torch

def attention_rollout(attentions):
    N = attentions[0].shape[-1]
    eye = torch.eye(N).to(attentions[0])
    R = eye.expand(len(attentions[0]), N, N)
    for a in attentions:
        R = (a.mean(1) + eye) @ R
    return R
