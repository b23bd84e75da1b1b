# cause: the rows are multiplied by √D, as the transformer does after the lookup
# expect: wrong/scale
# names: √D
import torch

def embedding_lookup(ids, table):
    return table[ids] * table.shape[1] ** 0.5
