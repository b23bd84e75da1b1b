# cause: the label of the nearest neighbour is returned, whatever k is
# expect: wrong/values
# names: nearest | all k
import torch
import torch.nn.functional as F

def knn_predict(train, labels, test, k, temperature=0.07):
    S = F.normalize(test, dim=1) @ F.normalize(train, dim=1).T
    return labels[S.argmax(dim=1)]
