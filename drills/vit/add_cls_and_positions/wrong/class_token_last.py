# says: You put the class token last.
# fix: It comes first, before the patches.
# cause: order
import torch

def add_cls_and_positions(patches, cls_token, positions):
    cls = cls_token.expand(patches.shape[0], -1, -1)
    return torch.cat([patches, cls], dim=1) + positions
