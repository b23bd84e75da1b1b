# cause: the columns are divided by their sums instead of the rows
# expect: wrong/values
# names: columns | row
import torch

def attention_rollout(attentions):
    N = attentions[0].shape[-1]
    eye = torch.eye(N).to(attentions[0])
    R = eye.expand(len(attentions[0]), N, N)
    for a in attentions:
        A = (a.mean(1) + eye) / 2
        A = A / A.sum(dim=1, keepdim=True)
        R = A @ R
    return R
