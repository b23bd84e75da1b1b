# cause: the margin itself is maximised, without the log-sigmoid
# expect: wrong/values
# names: log σ
def dpo_loss(policy_chosen, policy_rejected, ref_chosen, ref_rejected, beta=0.1):
    margin = (policy_chosen - ref_chosen) - (policy_rejected - ref_rejected)
    return -(beta * margin).mean()
