# cause: a loop over ids, which has nothing to go over when ids is empty or 0-dim
# expect: error/crash
# names: ids/0-d/empty
import torch

def embedding_lookup(ids, table):
    return torch.stack([table[i] for i in ids])
