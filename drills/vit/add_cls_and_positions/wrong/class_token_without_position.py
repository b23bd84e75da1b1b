# cause: the class token gets no position
# expect: wrong/values
# names: class token gets no position
import torch

def add_cls_and_positions(patches, cls_token, positions):
    patches = patches + positions[:, 1:]
    return torch.cat([cls_token.expand(len(patches), -1, -1), patches], dim=1)
