# says: Your spans are one id too long.
# fix: A span ends before start + length.
# cause: edge
def span_corrupt(ids, spans, sentinel):
    inputs, targets = [], []
    position = 0
    for k, (start, length) in enumerate(spans):
        end = start + length + 1
        inputs += ids[position:start] + [sentinel - k]
        targets += [sentinel - k] + ids[start:end]
        position = end
    return inputs + ids[position:], targets + [sentinel - len(spans)]
