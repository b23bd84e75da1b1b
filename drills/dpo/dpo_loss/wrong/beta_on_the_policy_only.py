# says: beta multiplies the policy's difference only.
# fix: It multiplies the whole margin.
# cause: scale
import torch.nn.functional as F

def dpo_loss(policy_chosen, policy_rejected, ref_chosen, ref_rejected, beta=0.1):
    policy = policy_chosen - policy_rejected
    ref = ref_chosen - ref_rejected
    return -F.logsigmoid(beta * policy - ref).mean()
