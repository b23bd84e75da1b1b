# cause: take counts through all numbers of the table, and gives one number an id
# expect: wrong/shape
# names: one number | row
import torch

def embedding_lookup(ids, table):
    return torch.take(table, ids)
