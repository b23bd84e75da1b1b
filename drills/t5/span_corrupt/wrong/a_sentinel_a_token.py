# says: You put a sentinel for every id that is cut out.
# fix: One sentinel stands for the whole span.
# cause: values
def span_corrupt(ids, spans, sentinel):
    removed = {i for start, length in spans for i in range(start, start + length)}
    inputs, targets = [], []
    for i, token in enumerate(ids):
        if i in removed:
            inputs.append(sentinel)
            targets += [sentinel, token]
            sentinel -= 1
        else:
            inputs.append(token)
    return inputs, targets + [sentinel]
