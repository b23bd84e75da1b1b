# says: `one_hot` is not told V, so it is only as wide as the largest id.
# fix: Write `one_hot(ids, table.shape[0])`.
# cause: crash
import torch
import torch.nn.functional as F

def embedding_lookup(ids, table):
    return F.one_hot(ids).to(table.dtype) @ table
