# says: ∞ comes out: the logarithm is taken of a sigmoid that has become 0.
# fix: Use logsigmoid: it stays finite.
# cause: edge
import torch

def reward_model_loss(chosen, rejected):
    return -torch.log(torch.sigmoid(chosen - rejected)).mean()
