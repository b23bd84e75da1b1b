def span_corrupt(ids: list[int], spans: list[tuple[int, int]], sentinel: int) -> tuple[list[int], list[int]]:
    """Cut from the right, so that the starts of the spans to the left stay true."""
    inputs = ids.copy()
    targets = [sentinel - len(spans)]
    for k in reversed(range(len(spans))):
        start, length = spans[k]
        targets = [sentinel - k, *inputs[start : start + length], *targets]
        inputs[start : start + length] = [sentinel - k]
    return inputs, targets
