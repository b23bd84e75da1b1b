# says: You return (targets, inputs).
# fix: The inputs come first.
# cause: order
def span_corrupt(ids, spans, sentinel):
    inputs, targets, end = [], [], 0
    for k, (start, length) in enumerate(spans):
        inputs += ids[end:start] + [sentinel - k]
        targets += [sentinel - k] + ids[start:start + length]
        end = start + length
    return targets + [sentinel - len(spans)], inputs + ids[end:]
