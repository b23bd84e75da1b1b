# says: A class token of zeros is put first; the learned one is not used.
# fix: Expand cls_token over the batch.
# cause: values
import torch

def add_cls_and_positions(patches, cls_token, positions):
    B, N, D = patches.shape
    return torch.cat([patches.new_zeros(B, 1, D), patches], dim=1) + positions
