# cause: a class token of zeros is put first, the learned one is not used
# expect: wrong/values
# names: cls_token
import torch

def add_cls_and_positions(patches, cls_token, positions):
    B, N, D = patches.shape
    return torch.cat([patches.new_zeros(B, 1, D), patches], dim=1) + positions
