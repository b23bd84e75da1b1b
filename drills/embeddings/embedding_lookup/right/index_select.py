import torch


def embedding_lookup(ids, table):
    rows = torch.index_select(table, 0, ids.reshape(-1))
    return rows.reshape(*ids.shape, table.shape[1])
