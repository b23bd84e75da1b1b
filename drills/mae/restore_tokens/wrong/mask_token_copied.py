# cause: the mask token is copied with .data, so that it never learns
# expect: wrong/gradient
# names: mask_token | .data
import torch

def restore_tokens(visible, mask_token, ids):
    B, K, D = visible.shape
    out = mask_token.data.repeat(B, ids.shape[1], 1)
    return out.scatter(1, ids[:, :K, None].expand(-1, -1, D), visible)
