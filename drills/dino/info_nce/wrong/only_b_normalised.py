# says: Only b is scaled to length 1.
# fix: Scale the rows of a as well.
# cause: values
import torch
import torch.nn.functional as F

def info_nce(a, b, temperature=0.1):
    b = b / b.norm(dim=1, keepdim=True)
    scores = a @ b.T / temperature
    labels = torch.arange(len(a), device=a.device)
    return 0.5 * (F.cross_entropy(scores, labels) + F.cross_entropy(scores.T, labels))
