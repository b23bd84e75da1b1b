# cause: chosen and rejected are exchanged
# expect: wrong/order
# names: exchanged
import torch.nn.functional as F

def reward_model_loss(chosen, rejected):
    return -F.logsigmoid(rejected - chosen).mean()
