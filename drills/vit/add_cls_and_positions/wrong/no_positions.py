# says: The positions are not added.
# fix: Add them to all N + 1 tokens.
# cause: values
import torch

def add_cls_and_positions(patches, cls_token, positions):
    return torch.cat([cls_token.expand(patches.shape[0], -1, -1), patches], dim=1)
