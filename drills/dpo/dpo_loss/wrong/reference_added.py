# cause: the reference's difference is added instead of subtracted
# expect: wrong/values
# names: reference model | sign
import torch.nn.functional as F

def dpo_loss(policy_chosen, policy_rejected, ref_chosen, ref_rejected, beta=0.1):
    policy = policy_chosen - policy_rejected
    ref = ref_chosen - ref_rejected
    return -F.logsigmoid(beta * (policy + ref)).mean()
