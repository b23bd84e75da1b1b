# cause: the mask tokens are put before the visible ones
# expect: wrong/order
# names: before | first
import torch

def restore_tokens(visible, mask_token, ids):
    B, K, D = visible.shape
    N = ids.shape[1]
    x = torch.cat([mask_token.repeat(B, N - K, 1), visible], dim=1)
    back = ids.argsort(dim=1)
    return torch.gather(x, 1, back[:, :, None].expand(-1, -1, D))
