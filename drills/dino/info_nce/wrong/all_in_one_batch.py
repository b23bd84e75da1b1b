# says: You put a and b into one batch and compare all 2·B rows, as SimCLR does.
# fix: Here rows of a are compared with rows of b only.
# cause: values
import torch, torch.nn.functional as F
def info_nce(a, b, temperature=0.1):
    z = F.normalize(torch.cat([a, b]), dim=-1)
    S = z @ z.T / temperature
    S.fill_diagonal_(float("-inf"))
    B = len(a)
    l = torch.cat([torch.arange(B) + B, torch.arange(B)])
    return F.cross_entropy(S, l)
