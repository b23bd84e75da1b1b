# cause: all rows are compared in one batch, as SimCLR does
# expect: wrong/values
# names: SimCLR/one batch
import torch, torch.nn.functional as F
def info_nce(a, b, temperature=0.1):
    z = F.normalize(torch.cat([a, b]), dim=-1)
    S = z @ z.T / temperature
    S.fill_diagonal_(float("-inf"))
    B = len(a)
    l = torch.cat([torch.arange(B) + B, torch.arange(B)])
    return F.cross_entropy(S, l)
