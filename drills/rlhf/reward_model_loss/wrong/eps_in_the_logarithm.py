# says: A small number inside the logarithm bounds your loss.
# fix: Use logsigmoid, which needs none.
# cause: edge
import torch

def reward_model_loss(chosen, rejected):
    return -torch.log(torch.sigmoid(chosen - rejected) + 1e-8).mean()
