import torch


def update_center(center, teacher, momentum=0.9):
    scores = torch.cat([teacher[0], teacher[1]]).detach()
    mean = scores.sum(0, keepdim=True) / len(scores)
    return center.detach() * momentum + mean * (1 - momentum)
