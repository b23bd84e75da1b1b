# says: You average the probabilities of the partners.
# fix: Take −log of each, and then the mean.
# cause: values
import torch, torch.nn.functional as F
def info_nce(a, b, temperature=0.1):
    S = F.normalize(a, dim=-1) @ F.normalize(b, dim=-1).T / temperature
    return -(S.softmax(1).diagonal().mean() + S.softmax(0).diagonal().mean()) / 2
