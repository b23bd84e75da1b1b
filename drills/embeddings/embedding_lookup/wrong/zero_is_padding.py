# cause: id 0 is treated as padding
# expect: wrong/values
# names: padding | id 0
import torch

def embedding_lookup(ids, table):
    out = table[ids]
    return out.masked_fill((ids == 0).unsqueeze(-1), 0.0)
