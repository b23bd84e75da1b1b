# says: You multiply in the other order, R·A.
# fix: The newer layer stands on the left, A·R.
# cause: order
import torch

def attention_rollout(attentions):
    N = attentions[0].shape[-1]
    eye = torch.eye(N).to(attentions[0])
    R = eye.expand(len(attentions[0]), N, N)
    for a in attentions:
        A = (a.mean(1) + eye) / 2
        A = A / A.sum(-1, keepdim=True)
        R = R @ A
    return R
