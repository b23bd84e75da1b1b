# says: Your loss is the mean of −beta·margin.
# fix: −log σ of it is missing.
# cause: values
def dpo_loss(policy_chosen, policy_rejected, ref_chosen, ref_rejected, beta=0.1):
    margin = (policy_chosen - ref_chosen) - (policy_rejected - ref_rejected)
    return -(beta * margin).mean()
