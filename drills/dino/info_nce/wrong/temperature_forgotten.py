# says: The temperature is missing.
# fix: Divide the scores by it.
# cause: scale
import torch
import torch.nn.functional as F

def info_nce(a, b, temperature=0.1):
    S = F.normalize(a, dim=1) @ F.normalize(b, dim=1).T
    labels = torch.arange(len(a))
    return (F.cross_entropy(S, labels) + F.cross_entropy(S.T, labels)) / 2
