# says: The class token and the positions are cut off from the graph, so they never learn.
# fix: Use them as they are, without `.data` or `detach()`.
# cause: gradient
import torch

def add_cls_and_positions(patches, cls_token, positions):
    cls = cls_token.data.expand(patches.shape[0], -1, -1)
    return torch.cat([cls, patches], dim=1) + positions.data
