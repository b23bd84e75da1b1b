# says: You repeat the sentinel of the last span at the end of targets.
# fix: End with the next one, sentinel − len(spans).
# cause: edge
def span_corrupt(ids, spans, sentinel):
    inputs, targets, end, mark = [], [], 0, sentinel
    for k, (start, length) in enumerate(spans):
        mark = sentinel - k
        inputs += ids[end:start] + [mark]
        targets += [mark] + ids[start:start + length]
        end = start + length
    return inputs + ids[end:], targets + [mark]
