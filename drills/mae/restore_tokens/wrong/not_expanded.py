# says: Each of your tokens has lost all but its first number.
# fix: gather takes as many as its index names: expand the index over D.
# cause: shape
import torch

def restore_tokens(visible, mask_token, ids):
    B, K, D = visible.shape
    N = ids.shape[1]
    x = torch.cat([visible, mask_token.expand(B, N - K, D)], dim=1)
    return torch.gather(x, 1, ids.argsort(dim=1).unsqueeze(-1))
