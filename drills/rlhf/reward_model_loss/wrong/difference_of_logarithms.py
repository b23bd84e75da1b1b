# says: You subtract the logarithms of two sigmoids.
# fix: Take σ of the difference chosen − rejected.
# cause: values
import torch.nn.functional as F

def reward_model_loss(chosen, rejected):
    return -(F.logsigmoid(chosen) - F.logsigmoid(rejected)).mean()
