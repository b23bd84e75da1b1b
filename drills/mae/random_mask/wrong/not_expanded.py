# cause: the index of gather is not expanded over the width, so that only the first number of each token is picked
# expect: wrong/shape
# names: expand
import torch

def random_mask(x, mask_ratio=0.75):
    B, N, D = x.shape
    keep = int(N * (1 - mask_ratio))
    ids = torch.rand(B, N).argsort(dim=1)
    return torch.gather(x, 1, ids[:, :keep].unsqueeze(-1)), ids
