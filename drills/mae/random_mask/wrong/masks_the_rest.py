# cause: mask_ratio of the tokens are kept instead of hidden
# expect: wrong/shape
# names: mask_ratio | hide
import torch

def random_mask(x, mask_ratio=0.75):
    B, N, D = x.shape
    keep = int(N * mask_ratio)
    ids = torch.rand(B, N).argsort(dim=1)
    return torch.gather(x, 1, ids[:, :keep].unsqueeze(-1).expand(-1, -1, D)), ids
