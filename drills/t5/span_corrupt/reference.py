def span_corrupt(ids, spans, sentinel):
    inputs, targets, end = [], [], 0
    for k, (start, length) in enumerate(spans):
        inputs += [*ids[end:start], sentinel - k]
        end = start + length
        targets += [sentinel - k, *ids[start:end]]
    return inputs + list(ids[end:]), [*targets, sentinel - len(spans)]
