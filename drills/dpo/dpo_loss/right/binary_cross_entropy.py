import torch
from torch.nn import functional


def dpo_loss(policy_chosen, policy_rejected, ref_chosen, ref_rejected, beta=0.1):
    z = beta * torch.sub(policy_chosen - ref_chosen, policy_rejected - ref_rejected)
    return functional.binary_cross_entropy_with_logits(z, torch.ones_like(z))
