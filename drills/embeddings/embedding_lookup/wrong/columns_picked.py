# cause: the ids pick columns instead of rows
# expect: error/crash
# names: axis 1 | table
import torch

def embedding_lookup(ids, table):
    return table[:, ids]
