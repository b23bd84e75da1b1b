# says: You return the sums of the votes.
# fix: The label with the largest one is asked for, `argmax(1)`.
# cause: shape
import torch, torch.nn.functional as F
def knn_predict(train, labels, test, k, temperature=0.07):
    S = F.normalize(test) @ F.normalize(train).T
    v, i = S.topk(k)
    t = torch.zeros(len(test), labels.max() + 1, dtype=v.dtype).scatter_add(1, labels[i], (v / temperature).exp())
    return t
