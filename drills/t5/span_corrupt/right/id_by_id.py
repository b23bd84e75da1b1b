def span_corrupt(ids, spans, sentinel):
    starts = {start: k for k, (start, _) in enumerate(spans)}
    inputs, targets, left = [], [], 0
    for place, token in enumerate(ids):
        if place in starts:
            k = starts[place]
            left = spans[k][1]
            inputs.append(sentinel - k)
            targets.append(sentinel - k)
        (targets if left > 0 else inputs).append(token)
        left -= 1
    targets.append(sentinel - len(spans))
    return inputs, targets
