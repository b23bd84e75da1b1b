# says: You take the mean of 1 − σ.
# fix: The loss is the mean of −log σ.
# cause: values
import torch

def reward_model_loss(chosen, rejected):
    return (1 - torch.sigmoid(chosen - rejected)).mean()
