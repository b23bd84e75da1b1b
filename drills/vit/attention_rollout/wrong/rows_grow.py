# cause: the identity is added without a half and the rows are not normalised
# expect: wrong/scale
# names: identity | sums
import torch

def attention_rollout(attentions):
    N = attentions[0].shape[-1]
    eye = torch.eye(N).to(attentions[0])
    R = eye.expand(len(attentions[0]), N, N)
    for a in attentions:
        R = (a.mean(1) + eye) @ R
    return R
