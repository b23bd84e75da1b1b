# cause: the shuffled tokens are gathered with ids itself instead of its inverse, which shuffles once more
# expect: wrong/order
# names: inverse | argsort
import torch

def restore_tokens(visible, mask_token, ids):
    B, K, D = visible.shape
    N = ids.shape[1]
    x = torch.cat([visible, mask_token.repeat(B, N - K, 1)], dim=1)
    return torch.gather(x, 1, ids[:, :, None].expand(-1, -1, D))
