from torch.nn import functional


def reward_model_loss(chosen, rejected):
    return functional.softplus(rejected - chosen).mean()
