# cause: not_allowed
# names: embedding
import torch.nn.functional as F

def embedding_lookup(ids, table):
    return F.embedding(ids, table)
