from torch.nn import functional


def dpo_loss(policy_chosen, policy_rejected, ref_chosen, ref_rejected, beta=0.1):
    policy = policy_chosen - policy_rejected
    reference = ref_chosen - ref_rejected
    return functional.softplus(beta * (reference - policy)).mean()
