def embedding_lookup(ids, table):
    return table[ids]
