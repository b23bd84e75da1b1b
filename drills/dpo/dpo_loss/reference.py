from torch.nn import functional


def dpo_loss(policy_chosen, policy_rejected, ref_chosen, ref_rejected, beta=0.1):
    gain_chosen = policy_chosen - ref_chosen
    gain_rejected = policy_rejected - ref_rejected
    return -functional.logsigmoid(beta * (gain_chosen - gain_rejected)).mean()
