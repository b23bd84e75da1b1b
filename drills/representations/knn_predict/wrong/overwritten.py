# says: A later vote overwrites an earlier one for the same label.
# fix: Add them up (`scatter_add`).
# cause: values
import torch
import torch.nn.functional as F

def knn_predict(train, labels, test, k, temperature=0.07):
    S = F.normalize(test, dim=1) @ F.normalize(train, dim=1).T
    best, places = S.topk(k, dim=1)
    votes = torch.zeros(len(test), int(labels.max()) + 1, dtype=S.dtype)
    votes.scatter_(1, labels[places], (best / temperature).exp())
    return votes.argmax(dim=1)
