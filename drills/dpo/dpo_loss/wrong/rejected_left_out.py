# says: The rejected answer is left out.
# fix: The margin is the chosen one's gain minus the rejected one's.
# cause: values
import torch.nn.functional as F

def dpo_loss(policy_chosen, policy_rejected, ref_chosen, ref_rejected, beta=0.1):
    margin = policy_chosen - ref_chosen
    return -F.logsigmoid(beta * margin).mean()
