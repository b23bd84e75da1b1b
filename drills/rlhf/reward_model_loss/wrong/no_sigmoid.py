# cause: the difference itself is the loss
# expect: wrong/values
# names: log σ
def reward_model_loss(chosen, rejected):
    return (rejected - chosen).mean()
