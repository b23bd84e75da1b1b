# cause: each answer is judged alone, as right or wrong
# expect: wrong/values
# names: alone | difference
import torch.nn.functional as F

def reward_model_loss(chosen, rejected):
    return -(F.logsigmoid(chosen) + F.logsigmoid(-rejected)).mean()
