# says: You take the mean of σ, without the logarithm.
# fix: The loss is the mean of −log σ.
# cause: values
def dpo_loss(policy_chosen, policy_rejected, ref_chosen, ref_rejected, beta=0.1):
    margin = (policy_chosen - ref_chosen) - (policy_rejected - ref_rejected)
    return -(beta * margin).sigmoid().mean()
