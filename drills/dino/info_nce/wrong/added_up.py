# says: You add up the two directions.
# fix: Each counts one half.
# cause: scale
import torch
import torch.nn.functional as F

def info_nce(a, b, temperature=0.1):
    S = F.normalize(a, dim=1) @ F.normalize(b, dim=1).T / temperature
    labels = torch.arange(len(a))
    return F.cross_entropy(S, labels) + F.cross_entropy(S.T, labels)
