# cause: torch's own softmax is called
# expect: not_allowed/not_allowed
# names: softmax
import torch

def softmax(x, dim):
    return torch.nn.functional.log_softmax(x, dim=dim).exp()
