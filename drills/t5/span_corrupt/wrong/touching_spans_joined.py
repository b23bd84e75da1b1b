# says: Spans that touch become one in your result.
# fix: Each keeps a sentinel of its own.
# cause: edge
def span_corrupt(ids, spans, sentinel):
    mask = [False] * len(ids)
    for start, length in spans:
        mask[start:start + length] = [True] * length
    inputs, targets = [], []
    for i, token in enumerate(ids):
        if not mask[i]:
            inputs.append(token)
            continue
        if i == 0 or not mask[i - 1]:
            inputs.append(sentinel)
            targets.append(sentinel)
            sentinel -= 1
        targets.append(token)
    return inputs, targets + [sentinel]
