def train_bpe(text, n_merges):
    sequence = tuple(text.encode())
    result = []
    for new_id in range(256, 256 + n_merges):
        if len(sequence) < 2:
            break
        first_seen, amount = {}, {}
        for position in range(len(sequence) - 1):
            pair = sequence[position], sequence[position + 1]
            first_seen.setdefault(pair, position)
            amount[pair] = amount.get(pair, 0) + 1
        winner = min(amount, key=lambda pair: (-amount[pair], first_seen[pair]))
        result.append(winner)
        sequence = _merge(sequence, winner, new_id)
    return result


def _merge(sequence, pair, new_id):
    out = []
    for current in sequence:
        if out and (out[-1], current) == pair:
            out[-1] = new_id
        else:
            out.append(current)
    return tuple(out)
