# says: You take 2 to the power of the loss, which is in nats.
# fix: Use exp.
# cause: scale
import torch
import torch.nn.functional as F

def perplexity(logits, ids, mask):
    return 2 ** F.cross_entropy(logits[mask], ids[mask])
