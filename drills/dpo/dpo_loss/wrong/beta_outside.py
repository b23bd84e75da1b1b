# says: You multiply the loss by beta.
# fix: It belongs inside the sigmoid, beta·margin.
# cause: scale
import torch.nn.functional as F

def dpo_loss(policy_chosen, policy_rejected, ref_chosen, ref_rejected, beta=0.1):
    margin = (policy_chosen - ref_chosen) - (policy_rejected - ref_rejected)
    return -beta * F.logsigmoid(margin).mean()
