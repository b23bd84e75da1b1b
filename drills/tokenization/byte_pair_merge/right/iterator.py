def byte_pair_merge(ids, pair, new_id):
    a, b = pair
    out, waiting = [], False
    for token in ids:
        if waiting and token == b:
            out.append(new_id)
            waiting = False
            continue
        if waiting:
            out.append(a)
        waiting = token == a
        if not waiting:
            out.append(token)
    return out + [a] * waiting
