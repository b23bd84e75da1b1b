# says: The log-probabilities are exponentiated and divided, which underflows.
# fix: Stay in logarithms: subtract them.
# cause: edge
import torch

def dpo_loss(policy_chosen, policy_rejected, ref_chosen, ref_rejected, beta=0.1):
    chosen = policy_chosen.exp() / ref_chosen.exp()
    rejected = policy_rejected.exp() / ref_rejected.exp()
    margin = chosen.log() - rejected.log()
    return -torch.nn.functional.logsigmoid(beta * margin).mean()
