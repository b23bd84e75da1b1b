# says: No gradient reaches the table, so no row learns.
# fix: Index the tensor itself: `table[ids]`.
# cause: gradient
import torch

def embedding_lookup(ids, table):
    return table.detach()[ids]
