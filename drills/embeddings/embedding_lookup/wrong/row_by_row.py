# says: A loop over ids fails when ids is empty or has no axis.
# fix: Index with the whole tensor: `table[ids]`.
# cause: crash
import torch

def embedding_lookup(ids, table):
    return torch.stack([table[i] for i in ids])
