# cause: the labels are zeros, as if the partner were always the first
# expect: wrong/values
# names: partner | diagonal
import torch
import torch.nn.functional as F

def info_nce(a, b, temperature=0.1):
    S = F.normalize(a, dim=1) @ F.normalize(b, dim=1).T / temperature
    labels = torch.zeros(len(a), dtype=torch.long)
    return (F.cross_entropy(S, labels) + F.cross_entropy(S.T, labels)) / 2
