# says: The positions are added to the patches in place, so an argument is changed.
# fix: Make a new tensor.
# cause: mutation
import torch

def add_cls_and_positions(patches, cls_token, positions):
    patches += positions[:, 1:]
    cls = (cls_token + positions[:, :1]).expand(patches.shape[0], -1, -1)
    return torch.cat([cls, patches], dim=1)
