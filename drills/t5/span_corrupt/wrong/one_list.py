# says: You return one list of ids.
# fix: Two are asked for, (inputs, targets).
# cause: type
def span_corrupt(ids, spans, sentinel):
    inputs, end = [], 0
    for k, (start, length) in enumerate(spans):
        inputs += ids[end:start] + [sentinel - k]
        end = start + length
    return inputs + ids[end:]
