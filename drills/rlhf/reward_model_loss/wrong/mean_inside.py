# says: You average the differences before the sigmoid.
# fix: Each pair has its own loss, and the mean comes last.
# cause: values
import torch.nn.functional as F

def reward_model_loss(chosen, rejected):
    return -F.logsigmoid(chosen.mean() - rejected.mean())
