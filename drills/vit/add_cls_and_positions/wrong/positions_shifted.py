# cause: the patches get the positions from 0 on and the class token the last one: off by one
# expect: wrong/order
# names: position 0 | class token
import torch

def add_cls_and_positions(patches, cls_token, positions):
    patches = patches + positions[:, :-1]
    cls = cls_token + positions[:, -1:]
    return torch.cat([cls.expand(len(patches), -1, -1), patches], dim=1)
