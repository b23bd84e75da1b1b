import torch


def dpo_loss(policy_chosen, policy_rejected, ref_chosen, ref_rejected, beta=0.1):
    """σ of a difference is the softmax of two rewards."""
    rewards = beta * torch.stack([policy_chosen - ref_chosen, policy_rejected - ref_rejected])
    return (torch.logsumexp(rewards, dim=0) - rewards[0]).mean()
