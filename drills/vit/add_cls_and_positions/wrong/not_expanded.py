# says: The class token is not expanded: its batch is 1, that of the patches is B.
# fix: Use `cls_token.expand(B, -1, -1)`.
# cause: crash
import torch

def add_cls_and_positions(patches, cls_token, positions):
    return torch.cat([cls_token, patches], dim=1) + positions
