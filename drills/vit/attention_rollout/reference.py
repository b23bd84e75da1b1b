import torch


def attention_rollout(attentions):
    B, N = attentions[0].shape[0], attentions[0].shape[-1]
    identity = torch.eye(N, dtype=attentions[0].dtype, device=attentions[0].device)
    rollout = identity.expand(B, N, N)
    for attention in attentions:
        mixed = 0.5 * (attention.mean(dim=1) + identity)
        mixed = mixed / mixed.sum(dim=-1, keepdim=True)
        rollout = mixed @ rollout
    return rollout
