# says: You gather with ids itself, which shuffles once more.
# fix: To undo a shuffle you need its inverse: ids.argsort(dim=1).
# cause: order
import torch

def restore_tokens(visible, mask_token, ids):
    B, K, D = visible.shape
    N = ids.shape[1]
    x = torch.cat([visible, mask_token.repeat(B, N - K, 1)], dim=1)
    return torch.gather(x, 1, ids[:, :, None].expand(-1, -1, D))
