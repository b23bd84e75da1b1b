# says: All your spans have the same sentinel.
# fix: The k-th has sentinel − k.
# cause: values
def span_corrupt(ids, spans, sentinel):
    inputs, targets, end = [], [], 0
    for start, length in spans:
        inputs += ids[end:start] + [sentinel]
        targets += [sentinel] + ids[start:start + length]
        end = start + length
    return inputs + ids[end:], targets + [sentinel]
