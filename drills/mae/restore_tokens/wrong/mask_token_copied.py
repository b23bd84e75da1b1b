# says: The mask token is copied without its graph, so it never learns.
# fix: Use mask_token itself.
# cause: gradient
import torch

def restore_tokens(visible, mask_token, ids):
    B, K, D = visible.shape
    out = mask_token.data.repeat(B, ids.shape[1], 1)
    return out.scatter(1, ids[:, :K, None].expand(-1, -1, D), visible)
