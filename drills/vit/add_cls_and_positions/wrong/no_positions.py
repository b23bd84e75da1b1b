# cause: the positions are not added
# expect: wrong/values
# names: do not add positions
import torch

def add_cls_and_positions(patches, cls_token, positions):
    return torch.cat([cls_token.expand(patches.shape[0], -1, -1), patches], dim=1)
