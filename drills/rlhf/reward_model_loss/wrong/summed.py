# cause: the losses are summed
# expect: wrong/scale
# names: mean/sum
import torch.nn.functional as F

def reward_model_loss(chosen, rejected):
    return -F.logsigmoid(chosen - rejected).sum()
