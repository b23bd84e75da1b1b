# cause: the class token and the positions are taken with .data, so that they never learn
# expect: wrong/gradient
# names: cls_token | .data
import torch

def add_cls_and_positions(patches, cls_token, positions):
    cls = cls_token.data.expand(patches.shape[0], -1, -1)
    return torch.cat([cls, patches], dim=1) + positions.data
