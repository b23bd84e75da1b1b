# cause: 2 is raised to the natural logarithm
# expect: wrong/scale
# names: 2 to the power
import torch
import torch.nn.functional as F

def perplexity(logits, ids, mask):
    return 2 ** F.cross_entropy(logits[mask], ids[mask])
