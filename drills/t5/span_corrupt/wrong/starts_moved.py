# says: You cut spans out of a list that has become shorter, so later starts point too far to the right.
# fix: Cut from the end, or build a new list.
# cause: values
def span_corrupt(ids, spans, sentinel):
    inputs, targets = list(ids), []
    for k, (start, length) in enumerate(spans):
        targets += [sentinel - k] + ids[start:start + length]
        inputs[start:start + length] = [sentinel - k]
    return inputs, targets + [sentinel - len(spans)]
