# cause: each head is rolled out by itself, and the average is taken in the end
# expect: wrong/order
# names: head | average
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
