# cause: all images of the batch share one shuffle
# expect: wrong/random
# names: batch | one shuffle/same shuffle
import torch

def random_mask(x, mask_ratio=0.75):
    B, N, D = x.shape
    keep = int(N * (1 - mask_ratio))
    ids = torch.rand(N).argsort().expand(B, N)
    visible = torch.gather(x, 1, ids[:, :keep].unsqueeze(-1).expand(-1, -1, D))
    return visible, ids
