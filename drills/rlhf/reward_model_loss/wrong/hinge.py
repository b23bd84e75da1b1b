# says: You take a hinge, max(0, 1 − difference).
# fix: The loss is −log σ(difference).
# cause: values
import torch

def reward_model_loss(chosen, rejected):
    return torch.clamp(1 - (chosen - rejected), min=0).mean()
