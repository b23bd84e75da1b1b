# says: In targets your sentinels stand behind their spans.
# fix: Each one comes first, and then what it stands for.
# cause: order
def span_corrupt(ids, spans, sentinel):
    inputs, targets = [], []
    position = 0
    for k, (start, length) in enumerate(spans):
        end = start + length
        inputs += ids[position:start] + [sentinel - k]
        targets += ids[start:end] + [sentinel - k]
        position = end
    return inputs + ids[position:], targets + [sentinel - len(spans)]
