# cause: the table has as many columns as there are different labels, not the largest label + 1
# expect: error/crash
# names: beyond/out of bounds/Index
import torch
import torch.nn.functional as F

def knn_predict(train, labels, test, k, temperature=0.07):
    S = F.normalize(test, dim=1) @ F.normalize(train, dim=1).T
    best, places = S.topk(k, dim=1)
    votes = torch.zeros(len(test), len(labels.unique()), dtype=S.dtype)
    votes.scatter_add_(1, labels[places], (best / temperature).exp())
    return votes.argmax(dim=1)
