# says: You compare the mean weight of each class.
# fix: Add the votes up, so that many neighbours count more than one.
# cause: values
import torch
import torch.nn.functional as F

def knn_predict(train, labels, test, k, temperature=0.07):
    similarity = F.normalize(test, dim=1) @ F.normalize(train, dim=1).T
    value, place = similarity.topk(k, dim=1)
    weight = (value / temperature).exp()
    votes = torch.zeros(test.shape[0], int(labels.max()) + 1, dtype=weight.dtype)
    votes = votes.scatter_add(1, labels[place], weight)
    count = torch.zeros_like(votes).scatter_add(1, labels[place], torch.ones_like(weight))
    return (votes / count.clamp(min=1)).argmax(dim=1)
