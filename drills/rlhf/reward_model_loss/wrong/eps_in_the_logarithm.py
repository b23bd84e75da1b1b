# cause: a small number inside the logarithm bounds the loss
# expect: wrong/edge
# names: small number
import torch

def reward_model_loss(chosen, rejected):
    return -torch.log(torch.sigmoid(chosen - rejected) + 1e-8).mean()
