# says: The ids pick columns; they should pick rows.
# fix: Index the first axis: `table[ids]`.
# cause: crash
import torch

def embedding_lookup(ids, table):
    return table[:, ids]
