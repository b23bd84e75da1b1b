# cause: torch's own embedding is called
# expect: not_allowed/not_allowed
# names: embedding
import torch.nn.functional as F

def embedding_lookup(ids, table):
    return F.embedding(ids, table)
