import torch


def knn_predict(train, labels, test, k, temperature=0.07):
    cosine = torch.cosine_similarity(test[:, None, :], train[None, :, :], dim=-1)
    order = cosine.argsort(dim=1, descending=True)[:, :k]
    near = torch.zeros_like(cosine, dtype=torch.bool).scatter(1, order, True)
    weight = torch.where(near, torch.exp(cosine / temperature), 0.0)
    classes = labels.unique()
    sums = torch.stack([weight[:, labels == c].sum(1) for c in classes], dim=1)
    return classes[sums.argmax(1)]
