# cause: the sentinel at the end of targets is missing
# expect: wrong/edge
# names: last sentinel | targets
def span_corrupt(ids, spans, sentinel):
    inputs, targets, end = [], [], 0
    for k, (start, length) in enumerate(spans):
        inputs += ids[end:start] + [sentinel - k]
        targets += [sentinel - k] + ids[start:start + length]
        end = start + length
    return inputs + ids[end:], targets
