# says: You take the k smallest cosines.
# fix: The nearest have the largest.
# cause: values
import torch
import torch.nn.functional as F

def knn_predict(train, labels, test, k, temperature=0.07):
    S = F.normalize(test, dim=1) @ F.normalize(train, dim=1).T
    best, places = S.topk(k, dim=1, largest=False)
    votes = torch.zeros(len(test), int(labels.max()) + 1, dtype=S.dtype)
    votes.scatter_add_(1, labels[places], (best / temperature).exp())
    return votes.argmax(dim=1)
