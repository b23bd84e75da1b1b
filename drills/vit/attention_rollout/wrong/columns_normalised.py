# says: You divide the columns by their sums.
# fix: Each row, the keys of one query, should sum to 1.
# cause: values
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
