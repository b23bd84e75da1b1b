# says: You centre the rows.
# fix: The mean is over the images, axis 0, one for each feature.
# cause: values
import torch

def effective_rank(x):
    s = torch.linalg.svdvals(x - x.mean(dim=1, keepdim=True))
    p = s / s.sum()
    p = p[p > 0]
    return torch.exp(-(p * p.log()).sum())
