# says: You end targets in sentinel − len(spans) − 1, one too far down.
# fix: End in sentinel − len(spans), one below that of the last span.
# cause: edge
def span_corrupt(ids, spans, sentinel):
    inputs, targets = [], []
    position = 0
    for k, (start, length) in enumerate(spans):
        end = start + length
        inputs += ids[position:start] + [sentinel - k]
        targets += [sentinel - k] + ids[start:end]
        position = end
    return inputs + ids[position:], targets + [sentinel - len(spans) - 1]
