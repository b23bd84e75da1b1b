import re


def train_bpe(text, n_merges):
    """Ids as characters from a private part of Unicode, so that str.replace does the merging."""
    base = 0xF0000
    line = "".join(chr(base + byte) for byte in text.encode("utf-8"))
    merges = []
    for rank in range(n_merges):
        pairs = [found.group(1) for found in re.finditer(r"(?=(..))", line, re.DOTALL)]
        if not pairs:
            break
        best = max(dict.fromkeys(pairs), key=pairs.count)
        merges.append((ord(best[0]) - base, ord(best[1]) - base))
        line = line.replace(best, chr(base + 256 + rank))
    return merges
