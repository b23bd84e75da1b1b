# says: Your loss is the mean of rejected − chosen.
# fix: −log σ of the difference is missing.
# cause: values
def reward_model_loss(chosen, rejected):
    return (rejected - chosen).mean()
