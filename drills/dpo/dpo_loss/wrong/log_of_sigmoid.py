# says: ∞ comes out: the logarithm is taken of a sigmoid that has become 0.
# fix: Use `logsigmoid`: it stays finite.
# cause: edge
import torch

def dpo_loss(policy_chosen, policy_rejected, ref_chosen, ref_rejected, beta=0.1):
    margin = (policy_chosen - ref_chosen) - (policy_rejected - ref_rejected)
    return -torch.log(torch.sigmoid(beta * margin)).mean()
