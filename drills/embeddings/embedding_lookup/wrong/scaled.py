# says: The rows are multiplied by √D, as a transformer does after the lookup.
# fix: Return the rows as they are.
# cause: scale
import torch

def embedding_lookup(ids, table):
    return table[ids] * table.shape[1] ** 0.5
