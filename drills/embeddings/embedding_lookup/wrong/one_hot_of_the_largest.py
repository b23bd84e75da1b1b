# cause: one_hot is not told V, so that it is as wide as the largest id that occurs
# expect: error/crash
# names: one_hot | largest id
import torch
import torch.nn.functional as F

def embedding_lookup(ids, table):
    return F.one_hot(ids).to(table.dtype) @ table
