# says: The identity is missing.
# fix: Average the attention with the identity, for the residual connection.
# cause: values
import torch

def attention_rollout(attentions):
    N = attentions[0].shape[-1]
    R = torch.eye(N).to(attentions[0]).expand(len(attentions[0]), N, N)
    for a in attentions:
        A = a.mean(1)
        A = A / A.sum(-1, keepdim=True)
        R = A @ R
    return R
