# cause: all training images vote, not only the k nearest
# expect: wrong/values
# names: k nearest
import torch
import torch.nn.functional as F

def knn_predict(train, labels, test, k, temperature=0.07):
    S = F.normalize(test, dim=1) @ F.normalize(train, dim=1).T
    votes = torch.exp(S / temperature) @ F.one_hot(labels).to(S.dtype)
    return votes.argmax(dim=1)
