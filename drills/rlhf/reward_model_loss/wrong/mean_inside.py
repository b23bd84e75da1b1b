# cause: the rewards are averaged before the sigmoid
# expect: wrong/values
# names: mean comes last
import torch.nn.functional as F

def reward_model_loss(chosen, rejected):
    return -F.logsigmoid(chosen.mean() - rejected.mean())
