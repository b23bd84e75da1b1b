import torch


def add_cls_and_positions(patches, cls_token, positions):
    B = patches.shape[0]
    tokens = torch.cat([cls_token.expand(B, -1, -1), patches], dim=1)
    return tokens + positions
