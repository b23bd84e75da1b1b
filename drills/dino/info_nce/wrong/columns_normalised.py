# says: You scale the columns to length 1 (axis 0).
# fix: Each row, one vector, should have length 1.
# cause: values
import torch
import torch.nn.functional as F

def info_nce(a, b, temperature=0.1):
    S = F.normalize(a, dim=0) @ F.normalize(b, dim=0).T / temperature
    labels = torch.arange(len(a))
    return (F.cross_entropy(S, labels) + F.cross_entropy(S.T, labels)) / 2
