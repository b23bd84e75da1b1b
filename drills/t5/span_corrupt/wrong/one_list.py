# cause: only the inputs are returned
# expect: wrong/type
# names: one list | (inputs, targets)
def span_corrupt(ids, spans, sentinel):
    inputs, end = [], 0
    for k, (start, length) in enumerate(spans):
        inputs += ids[end:start] + [sentinel - k]
        end = start + length
    return inputs + ids[end:]
