# says: You take entry 0 of every row as its partner.
# fix: The partner of row i is i, the diagonal.
# cause: values
import torch
import torch.nn.functional as F

def info_nce(a, b, temperature=0.1):
    S = F.normalize(a, dim=1) @ F.normalize(b, dim=1).T / temperature
    labels = torch.zeros(len(a), dtype=torch.long)
    return (F.cross_entropy(S, labels) + F.cross_entropy(S.T, labels)) / 2
