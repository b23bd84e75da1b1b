# cause: the logarithm is taken of a sigmoid that has underflown to 0
# expect: wrong/edge
# names: σ | logarithm
import torch

def reward_model_loss(chosen, rejected):
    return -torch.log(torch.sigmoid(chosen - rejected)).mean()
