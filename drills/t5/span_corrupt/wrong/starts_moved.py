# cause: spans are cut out of a list that has become shorter, so that later starts are off
# expect: wrong/values
# names: shorter
def span_corrupt(ids, spans, sentinel):
    inputs, targets = list(ids), []
    for k, (start, length) in enumerate(spans):
        targets += [sentinel - k] + ids[start:start + length]
        inputs[start:start + length] = [sentinel - k]
    return inputs, targets + [sentinel - len(spans)]
