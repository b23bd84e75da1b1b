# cause: not_allowed
# names: xavier_uniform_
import torch

def xavier_uniform(weight):
    return torch.nn.init.xavier_uniform_(weight)
