# says: The reference model is left out.
# fix: What counts is the gain of each answer over it, policy − ref.
# cause: values
import torch.nn.functional as F

def dpo_loss(policy_chosen, policy_rejected, ref_chosen, ref_rejected, beta=0.1):
    return -F.logsigmoid(beta * (policy_chosen - policy_rejected)).mean()
