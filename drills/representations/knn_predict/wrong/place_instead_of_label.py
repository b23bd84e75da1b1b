# says: You return the place of the nearest training row.
# fix: Look up its label.
# cause: values
import torch
import torch.nn.functional as F

def knn_predict(train, labels, test, k, temperature=0.07):
    S = F.normalize(test, dim=1) @ F.normalize(train, dim=1).T
    return S.topk(k, dim=1).indices[:, 0]
