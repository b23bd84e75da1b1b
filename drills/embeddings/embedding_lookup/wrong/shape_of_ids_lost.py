# says: The axes of ids are flattened into one.
# fix: Keep them all, in front of D: `table[ids]`.
# cause: shape
import torch

def embedding_lookup(ids, table):
    return torch.index_select(table, 0, ids.flatten())
