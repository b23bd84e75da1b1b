# says: You scale the columns to length 1 (axis 0).
# fix: Each row, one image, should have length 1.
# cause: values
import torch, torch.nn.functional as F
def knn_predict(train, labels, test, k, temperature=0.07):
    S = F.normalize(test, dim=0) @ F.normalize(train, dim=0).T
    v, i = S.topk(k)
    t = torch.zeros(len(test), labels.max() + 1, dtype=v.dtype).scatter_add(1, labels[i], (v / temperature).exp())
    return t.argmax(1)
