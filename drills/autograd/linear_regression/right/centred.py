import torch


def linear_regression(x, y):
    """Without a column of ones: the best line goes through the mean of all points."""
    x_mean, y_mean = x.mean(0), y.mean(0)
    weight = torch.linalg.pinv(x - x_mean) @ (y - y_mean)
    return weight, y_mean - x_mean @ weight
