# cause: the rows are not scaled to length 1
# expect: wrong/values
# names: length 1
import torch
import torch.nn.functional as F

def info_nce(a, b, temperature=0.1):
    S = a @ b.T / temperature
    labels = torch.arange(len(a))
    return (F.cross_entropy(S, labels) + F.cross_entropy(S.T, labels)) / 2
