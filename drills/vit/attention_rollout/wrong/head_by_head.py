# says: You roll each head out by itself and average in the end.
# fix: Average the heads in each layer first.
# cause: order
import torch

def attention_rollout(attentions):
    N = attentions[0].shape[-1]
    eye = torch.eye(N).to(attentions[0])
    R = eye.expand_as(attentions[0])
    for a in attentions:
        A = (a + eye) / 2
        A = A / A.sum(-1, keepdim=True)
        R = A @ R
    return R.mean(1)
