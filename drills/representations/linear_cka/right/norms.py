import torch


def linear_cka(x, y):
    x = x.sub(x.mean(0, keepdim=True))
    y = y.sub(y.mean(0, keepdim=True))
    cross = torch.linalg.matrix_norm(x.mT @ y) ** 2
    return cross / torch.linalg.matrix_norm(x @ x.mT) / torch.linalg.matrix_norm(y.mT @ y)
