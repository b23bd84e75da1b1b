# says: The losses are summed; they should be averaged.
# fix: Take the mean.
# cause: scale
import torch.nn.functional as F

def reward_model_loss(chosen, rejected):
    return -F.logsigmoid(chosen - rejected).sum()
