import torch


def reward_model_loss(chosen, rejected):
    lead = torch.sub(chosen, rejected)
    return -torch.nn.LogSigmoid()(lead).sum() / lead.numel()
