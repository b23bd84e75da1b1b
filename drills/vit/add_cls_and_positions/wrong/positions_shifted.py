# says: Your patches get the positions of their left neighbours and the class token the last one.
# fix: Position 0 belongs to the class token, position n + 1 to patch n.
# cause: order
import torch

def add_cls_and_positions(patches, cls_token, positions):
    patches = patches + positions[:, :-1]
    cls = cls_token + positions[:, -1:]
    return torch.cat([cls.expand(len(patches), -1, -1), patches], dim=1)
