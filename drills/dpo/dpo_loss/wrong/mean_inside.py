# says: You average the margins before the sigmoid.
# fix: Each pair has its own loss, and the mean comes last.
# cause: values
import torch.nn.functional as F

def dpo_loss(policy_chosen, policy_rejected, ref_chosen, ref_rejected, beta=0.1):
    margin = (policy_chosen - ref_chosen).mean() - (policy_rejected - ref_rejected).mean()
    return -F.logsigmoid(beta * margin)
