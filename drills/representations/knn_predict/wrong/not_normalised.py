# says: The rows are not scaled to length 1.
# fix: Divide each row of train and test by its length: long rows look near to everything.
# cause: values
import torch
import torch.nn.functional as F

def knn_predict(train, labels, test, k, temperature=0.07):
    S = test @ train.T
    best, places = S.topk(k, dim=1)
    votes = torch.zeros(len(test), int(labels.max()) + 1, dtype=S.dtype)
    votes.scatter_add_(1, labels[places], (best / temperature).exp())
    return votes.argmax(dim=1)
