# says: The class token has batch 1 and meets a larger batch.
# fix: Expand it to (B, 1, D) first.
# cause: crash
import torch

def add_cls_and_positions(patches, cls_token, positions):
    return torch.cat([cls_token, patches], dim=1) + positions
