# says: beta is left out.
# fix: It multiplies the margin inside the sigmoid.
# cause: scale
import torch.nn.functional as F

def dpo_loss(policy_chosen, policy_rejected, ref_chosen, ref_rejected, beta=0.1):
    margin = (policy_chosen - ref_chosen) - (policy_rejected - ref_rejected)
    return -F.logsigmoid(margin).mean()
