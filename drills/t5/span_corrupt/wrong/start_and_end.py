# says: You read the spans as (start, end).
# fix: They are (start, length).
# cause: values
def span_corrupt(ids, spans, sentinel):
    inputs, targets, last = [], [], 0
    for k, (start, end) in enumerate(spans):
        inputs += ids[last:start] + [sentinel - k]
        targets += [sentinel - k] + ids[start:end]
        last = end
    return inputs + ids[last:], targets + [sentinel - len(spans)]
