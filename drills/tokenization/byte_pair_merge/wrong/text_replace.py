# cause: digits are replaced in a text, so that 11 2 counts as a 1 and a 1 2
# expect: wrong/values
# names: text | digits
def byte_pair_merge(ids, pair, new_id):
    text = " ".join(str(i) for i in ids)
    text = text.replace(f"{pair[0]} {pair[1]}", str(new_id))
    return [int(part) for part in text.split()]
