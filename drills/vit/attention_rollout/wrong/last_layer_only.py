# says: You return the last layer alone.
# fix: Multiply the layers, from the first to the last.
# cause: values
import torch

def attention_rollout(attentions):
    a = attentions[-1].mean(1)
    A = (a + torch.eye(a.shape[-1]).to(a)) / 2
    return A / A.sum(-1, keepdim=True)
