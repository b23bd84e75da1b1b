# says: You take distances instead of cosines.
# fix: Scale the rows to length 1 and take inner products.
# cause: values
import torch
import torch.nn.functional as F

def knn_predict(train, labels, test, k, temperature=0.07):
    similarity = -(test[:, None] - train[None]).norm(dim=-1)
    value, place = similarity.topk(k, dim=1)
    weight = (value / temperature).exp()
    votes = torch.zeros(test.shape[0], int(labels.max()) + 1, dtype=weight.dtype)
    votes = votes.scatter_add(1, labels[place], weight)
    return votes.argmax(dim=1)
