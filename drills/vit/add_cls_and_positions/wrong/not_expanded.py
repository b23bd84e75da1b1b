# cause: the class token has batch 1 and is joined to a larger batch without being expanded
# expect: error/crash
# names: line 7 | (1, 1, | batch
import torch

def add_cls_and_positions(patches, cls_token, positions):
    return torch.cat([cls_token, patches], dim=1) + positions
