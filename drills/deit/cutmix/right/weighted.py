import torch


def cutmix(x, one_hot, box, permutation):
    H, W = x.shape[2:]
    top, left, height, width = box
    weight = x.new_zeros(H, W)
    for row in range(max(top, 0), min(top + height, H)):
        for column in range(max(left, 0), min(left + width, W)):
            weight[row, column] = 1
    share = float(weight.double().mean())
    images = x * (1 - weight) + x[permutation] * weight
    return images, torch.lerp(one_hot, one_hot[permutation], share)
