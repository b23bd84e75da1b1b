# says: You take one number for each id.
# fix: A whole row of the table is asked for, D numbers.
# cause: shape
import torch

def embedding_lookup(ids, table):
    return torch.take(table, ids)
