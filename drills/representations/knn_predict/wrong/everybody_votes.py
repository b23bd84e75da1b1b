# says: All training images vote in your code.
# fix: Only the k nearest do.
# cause: values
import torch
import torch.nn.functional as F

def knn_predict(train, labels, test, k, temperature=0.07):
    S = F.normalize(test, dim=1) @ F.normalize(train, dim=1).T
    votes = torch.exp(S / temperature) @ F.one_hot(labels).to(S.dtype)
    return votes.argmax(dim=1)
