# says: The table has a column for each label that occurs; labels may have gaps.
# fix: Use the largest label + 1.
# cause: crash
import torch
import torch.nn.functional as F

def knn_predict(train, labels, test, k, temperature=0.07):
    S = F.normalize(test, dim=1) @ F.normalize(train, dim=1).T
    best, places = S.topk(k, dim=1)
    votes = torch.zeros(len(test), len(labels.unique()), dtype=S.dtype)
    votes.scatter_add_(1, labels[places], (best / temperature).exp())
    return votes.argmax(dim=1)
