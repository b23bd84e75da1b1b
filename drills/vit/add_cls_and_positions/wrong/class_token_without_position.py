# says: Your class token gets no position.
# fix: The first of the positions belongs to it.
# cause: values
import torch

def add_cls_and_positions(patches, cls_token, positions):
    patches = patches + positions[:, 1:]
    return torch.cat([cls_token.expand(len(patches), -1, -1), patches], dim=1)
