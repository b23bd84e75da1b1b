# says: The minus before log σ is missing.
# fix: The loss is −log σ, so that it falls when the chosen answer gains.
# cause: scale
import torch.nn.functional as F

def dpo_loss(policy_chosen, policy_rejected, ref_chosen, ref_rejected, beta=0.1):
    margin = (policy_chosen - ref_chosen) - (policy_rejected - ref_rejected)
    return F.logsigmoid(beta * margin).mean()
