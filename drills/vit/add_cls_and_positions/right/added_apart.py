import torch


def add_cls_and_positions(patches, cls_token, positions):
    first = cls_token + positions[:, :1]
    others = patches + positions[:, 1:]
    return torch.cat((first.repeat(len(patches), 1, 1), others), 1)
