# cause: the table is cut off from the graph, so that no row learns
# expect: wrong/gradient
# names: table | gradient
import torch

def embedding_lookup(ids, table):
    return table.detach()[ids]
