# cause: the minus is forgotten
# expect: wrong/scale
# names: sign
import torch.nn.functional as F

def reward_model_loss(chosen, rejected):
    return F.logsigmoid(chosen - rejected).mean()
