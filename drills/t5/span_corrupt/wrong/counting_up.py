# says: Your sentinels count up.
# fix: They count down: sentinel, sentinel − 1, …
# cause: values
def span_corrupt(ids, spans, sentinel):
    inputs, targets, end = [], [], 0
    for k, (start, length) in enumerate(spans):
        inputs += ids[end:start] + [sentinel + k]
        targets += [sentinel + k] + ids[start:start + length]
        end = start + length
    return inputs + ids[end:], targets + [sentinel + len(spans)]
