# says: The first tokens are kept every time: nothing is drawn.
# fix: Shuffle first: argsort of random numbers.
# cause: random
import torch

def random_mask(x, mask_ratio=0.75):
    B, N, D = x.shape
    keep = int(N * (1 - mask_ratio))
    ids = torch.arange(N).repeat(B, 1)
    return x[:, :keep], ids
