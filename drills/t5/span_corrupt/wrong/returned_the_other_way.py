# cause: targets are returned first
# expect: wrong/order
# names: inputs come first
def span_corrupt(ids, spans, sentinel):
    inputs, targets, end = [], [], 0
    for k, (start, length) in enumerate(spans):
        inputs += ids[end:start] + [sentinel - k]
        targets += [sentinel - k] + ids[start:start + length]
        end = start + length
    return targets + [sentinel - len(spans)], inputs + ids[end:]
