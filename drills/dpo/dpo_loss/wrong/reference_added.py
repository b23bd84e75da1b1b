# says: The reference model enters with the wrong sign.
# fix: Subtract ref_chosen − ref_rejected from the policy's difference.
# cause: values
import torch.nn.functional as F

def dpo_loss(policy_chosen, policy_rejected, ref_chosen, ref_rejected, beta=0.1):
    policy = policy_chosen - policy_rejected
    ref = ref_chosen - ref_rejected
    return -F.logsigmoid(beta * (policy + ref)).mean()
