# says: The spans are cut out of the list that was given.
# fix: Build new lists.
# cause: mutation
def span_corrupt(ids, spans, sentinel):
    targets = [sentinel - len(spans)]
    for k in range(len(spans) - 1, -1, -1):
        start, length = spans[k]
        targets = [sentinel - k] + ids[start:start + length] + targets
        ids[start:start + length] = [sentinel - k]
    return ids, targets
