# cause: the ids are flattened and their axes not restored
# expect: wrong/shape
# names: ids.shape
import torch

def embedding_lookup(ids, table):
    return torch.index_select(table, 0, ids.flatten())
