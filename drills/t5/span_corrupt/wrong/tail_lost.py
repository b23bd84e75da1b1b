# says: What stands behind the last span is missing in inputs.
# fix: Copy the rest of ids at the end.
# cause: edge
def span_corrupt(ids, spans, sentinel):
    inputs, targets, end = [], [], 0
    for k, (start, length) in enumerate(spans):
        inputs += ids[end:start] + [sentinel - k]
        targets += [sentinel - k] + ids[start:start + length]
        end = start + length
    return inputs, targets + [sentinel - len(spans)]
