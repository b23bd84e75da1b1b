import torch
from torch.nn import functional


def knn_predict(train, labels, test, k, temperature=0.07):
    cosine = functional.normalize(test, dim=1) @ functional.normalize(train, dim=1).T
    nearest, places = cosine.topk(k, dim=1)
    votes = (nearest / temperature).exp()
    classes = int(labels.max()) + 1
    table = torch.zeros(len(test), classes, dtype=votes.dtype, device=votes.device)
    table = table.scatter_add(1, labels[places], votes)
    return table.argmax(dim=1)
