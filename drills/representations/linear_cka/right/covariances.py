import torch


def linear_cka(x, y):
    p = x.shape[1]
    joint = torch.cov(torch.cat([x, y], dim=1).T)
    xx, xy, yy = joint[:p, :p], joint[:p, p:], joint[p:, p:]

    def size(matrix):
        return matrix.pow(2).sum()

    return size(xy) / torch.sqrt(size(xx) * size(yy))
