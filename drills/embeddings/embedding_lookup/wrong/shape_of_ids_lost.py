# says: Your rows stand one below the other in (n, D).
# fix: Give the result all axes of ids, then D: (*ids.shape, D).
# cause: shape
import torch

def embedding_lookup(ids, table):
    return torch.index_select(table, 0, ids.flatten())
