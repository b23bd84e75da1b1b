# says: The ids are taken to count from 1; they count from 0.
# fix: Use ids as they are.
# cause: edge
import torch

def embedding_lookup(ids, table):
    return table[ids - 1]
