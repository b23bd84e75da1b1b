# says: Only test is scaled to length 1.
# fix: Scale the rows of train too.
# cause: values
import torch
import torch.nn.functional as F

def knn_predict(train, labels, test, k, temperature=0.07):
    similarity = F.normalize(test, dim=1) @ train.T
    value, place = similarity.topk(k, dim=1)
    weight = (value / temperature).exp()
    votes = torch.zeros(test.shape[0], int(labels.max()) + 1, dtype=weight.dtype)
    votes = votes.scatter_add(1, labels[place], weight)
    return votes.argmax(dim=1)
