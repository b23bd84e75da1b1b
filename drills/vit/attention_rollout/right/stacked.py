import torch


def attention_rollout(attentions):
    mixed = torch.stack(list(attentions)).mean(2)
    mixed = mixed + torch.eye(mixed.shape[-1]).to(mixed)
    mixed = torch.nn.functional.normalize(mixed, p=1.0, dim=-1)
    rollout = mixed[0]
    for layer in mixed[1:]:
        rollout = layer.matmul(rollout)
    return rollout
