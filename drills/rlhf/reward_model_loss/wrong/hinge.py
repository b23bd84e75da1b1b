# cause: a hinge loss is taken
# expect: wrong/values
# names: hinge
import torch

def reward_model_loss(chosen, rejected):
    return torch.clamp(1 - (chosen - rejected), min=0).mean()
