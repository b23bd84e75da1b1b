def byte_pair_merge(ids, pair, new_id):
    """Ids as characters, so that str.replace does the scan."""
    first, second = map(chr, pair)
    return [ord(c) for c in "".join(map(chr, ids)).replace(first + second, chr(new_id))]
