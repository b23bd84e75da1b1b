# cause: the rows go through Python lists, which carry no gradient
# expect: wrong/gradient
# names: table | gradient
import torch

def embedding_lookup(ids, table):
    rows = torch.tensor([table[i].tolist() for i in ids.flatten()], dtype=table.dtype)
    return rows.view(*ids.shape, table.shape[1])
