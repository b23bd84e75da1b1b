# says: You do not un-shuffle.
# fix: The visible tokens must go back to the places that ids names.
# cause: order
import torch

def restore_tokens(visible, mask_token, ids):
    B, K, D = visible.shape
    return torch.cat([visible, mask_token.expand(B, ids.shape[1] - K, D)], dim=1)
