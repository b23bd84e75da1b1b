# cause: the index of gather is not expanded over the width, so that only the first number of each token comes back
# expect: wrong/shape
# names: expand
import torch

def restore_tokens(visible, mask_token, ids):
    B, K, D = visible.shape
    N = ids.shape[1]
    x = torch.cat([visible, mask_token.expand(B, N - K, D)], dim=1)
    return torch.gather(x, 1, ids.argsort(dim=1).unsqueeze(-1))
