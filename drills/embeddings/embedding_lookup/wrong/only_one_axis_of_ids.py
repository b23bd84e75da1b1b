# says: `index_select` takes ids with one axis; here they may have any number.
# fix: Index with the whole tensor: `table[ids]`.
# cause: crash
import torch

def embedding_lookup(ids, table):
    return torch.index_select(table, 0, ids)
