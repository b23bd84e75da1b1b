# says: Your sentinels begin at sentinel − 1.
# fix: The first span, k = 0, has sentinel itself.
# cause: edge
def span_corrupt(ids, spans, sentinel):
    inputs, targets = [], []
    position = 0
    for k, (start, length) in enumerate(spans, start=1):
        end = start + length
        inputs += ids[position:start] + [sentinel - k]
        targets += [sentinel - k] + ids[start:end]
        position = end
    return inputs + ids[position:], targets + [sentinel - len(spans) - 1]
