from itertools import chain


def span_corrupt(ids, spans, sentinel):
    starts = [start for start, _ in spans]
    ends = [start + length for start, length in spans]
    marks = [[sentinel - k] for k in range(len(spans) + 1)]
    kept = [ids[a:b] for a, b in zip([0, *ends], [*starts, len(ids)], strict=True)]
    cut = [ids[a:b] for a, b in zip(starts, ends, strict=True)]
    inputs = list(chain(*chain.from_iterable(zip(kept, marks, strict=True))))
    targets = list(chain(*chain.from_iterable(zip(marks, [*cut, []], strict=True))))
    return inputs[:-1], targets
