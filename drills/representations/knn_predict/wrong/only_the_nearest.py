# says: Only the nearest neighbour decides in your code.
# fix: All k vote.
# cause: values
import torch
import torch.nn.functional as F

def knn_predict(train, labels, test, k, temperature=0.07):
    S = F.normalize(test, dim=1) @ F.normalize(train, dim=1).T
    return labels[S.argmax(dim=1)]
