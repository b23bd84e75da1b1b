# cause: targets end in the sentinel of the last span once more
# expect: wrong/edge
# names: targets | repeat
def span_corrupt(ids, spans, sentinel):
    inputs, targets, end, mark = [], [], 0, sentinel
    for k, (start, length) in enumerate(spans):
        mark = sentinel - k
        inputs += ids[end:start] + [mark]
        targets += [mark] + ids[start:start + length]
        end = start + length
    return inputs + ids[end:], targets + [mark]
