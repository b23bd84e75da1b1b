# says: You have chosen and rejected exchanged.
# fix: The loss must fall when the chosen answer leads.
# cause: order
import torch.nn.functional as F

def reward_model_loss(chosen, rejected):
    return -F.logsigmoid(rejected - chosen).mean()
