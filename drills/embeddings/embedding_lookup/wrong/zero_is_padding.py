# says: You give zeros for id 0, as if it were padding.
# fix: Here it is an id like any other, with a row of its own.
# cause: values
import torch

def embedding_lookup(ids, table):
    out = table[ids]
    return out.masked_fill((ids == 0).unsqueeze(-1), 0.0)
