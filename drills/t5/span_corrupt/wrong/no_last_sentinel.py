# says: The last sentinel of targets is missing.
# fix: End with sentinel − len(spans): nothing more follows.
# cause: edge
def span_corrupt(ids, spans, sentinel):
    inputs, targets, end = [], [], 0
    for k, (start, length) in enumerate(spans):
        inputs += ids[end:start] + [sentinel - k]
        targets += [sentinel - k] + ids[start:start + length]
        end = start + length
    return inputs + ids[end:], targets
