# cause: the ids are taken to count from 1
# expect: wrong/edge
# names: off by one
import torch

def embedding_lookup(ids, table):
    return table[ids - 1]
