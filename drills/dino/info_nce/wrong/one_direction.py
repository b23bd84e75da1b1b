# says: Only a looks for b.
# fix: Average it with the other direction: the softmax along the other axis.
# cause: values
import torch
import torch.nn.functional as F

def info_nce(a, b, temperature=0.1):
    S = F.normalize(a, dim=1) @ F.normalize(b, dim=1).T / temperature
    return F.cross_entropy(S, torch.arange(len(a)))
