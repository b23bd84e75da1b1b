# says: The chosen and the rejected answer are exchanged.
# fix: The loss must fall when the chosen answer gains.
# cause: order
import torch.nn.functional as F

def dpo_loss(policy_chosen, policy_rejected, ref_chosen, ref_rejected, beta=0.1):
    margin = (policy_rejected - ref_rejected) - (policy_chosen - ref_chosen)
    return -F.logsigmoid(beta * margin).mean()
