# says: ids is the inverse of the shuffle, which restores the order.
# fix: Return the first argsort, the shuffle itself.
# cause: order
import torch

def random_mask(x, mask_ratio=0.75):
    B, N, D = x.shape
    keep = int(N * (1 - mask_ratio))
    shuffle = torch.rand(B, N).argsort(dim=1)
    ids = shuffle.argsort(dim=1)
    return torch.gather(x, 1, shuffle[:, :keep].unsqueeze(-1).expand(-1, -1, D)), ids
