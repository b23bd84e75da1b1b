def embedding_lookup(ids, table):
    D = table.shape[-1]
    places = ids.flatten()[:, None].expand(-1, D)
    return table.gather(0, places).view(*ids.shape, D)
