# cause: the scores are exponentiated without their maximum
# expect: wrong/edge
# names: exp
import torch
import torch.nn.functional as F

def info_nce(a, b, temperature=0.1):
    e = torch.exp(F.normalize(a, dim=1) @ F.normalize(b, dim=1).T / temperature)
    rows = -torch.log(e.diagonal() / e.sum(dim=1)).mean()
    columns = -torch.log(e.diagonal() / e.sum(dim=0)).mean()
    return (rows + columns) / 2
