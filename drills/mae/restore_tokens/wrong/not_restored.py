# cause: the mask tokens are put behind the visible ones, and nothing is un-shuffled
# expect: wrong/order
# names: un-shuffle
import torch

def restore_tokens(visible, mask_token, ids):
    B, K, D = visible.shape
    return torch.cat([visible, mask_token.expand(B, ids.shape[1] - K, D)], dim=1)
