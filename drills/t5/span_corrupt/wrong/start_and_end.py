# cause: the spans are read as (start, end)
# expect: wrong/values
# names: (start, length)
def span_corrupt(ids, spans, sentinel):
    inputs, targets, last = [], [], 0
    for k, (start, end) in enumerate(spans):
        inputs += ids[last:start] + [sentinel - k]
        targets += [sentinel - k] + ids[start:end]
        last = end
    return inputs + ids[last:], targets + [sentinel - len(spans)]
