# says: The sign is wrong.
# fix: The loss is −log σ, so that it falls when the chosen answer leads.
# cause: scale
import torch.nn.functional as F

def reward_model_loss(chosen, rejected):
    return F.logsigmoid(chosen - rejected).mean()
