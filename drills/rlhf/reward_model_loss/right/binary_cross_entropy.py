import torch


def reward_model_loss(chosen, rejected):
    z = chosen - rejected
    return torch.nn.functional.binary_cross_entropy_with_logits(z, torch.ones_like(z))
