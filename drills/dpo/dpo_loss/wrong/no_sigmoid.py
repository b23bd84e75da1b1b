# says: Your loss is the mean of −beta·margin: the log-sigmoid is missing.
# fix: Take −log σ(beta·margin), and then the mean.
# cause: values
def dpo_loss(policy_chosen, policy_rejected, ref_chosen, ref_rejected, beta=0.1):
    margin = (policy_chosen - ref_chosen) - (policy_rejected - ref_rejected)
    return -(beta * margin).mean()
