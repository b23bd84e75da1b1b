# says: You put the mask tokens before the visible ones.
# fix: ids names the visible ones first.
# cause: order
import torch

def restore_tokens(visible, mask_token, ids):
    B, K, D = visible.shape
    N = ids.shape[1]
    x = torch.cat([mask_token.repeat(B, N - K, 1), visible], dim=1)
    back = ids.argsort(dim=1)
    return torch.gather(x, 1, back[:, :, None].expand(-1, -1, D))
