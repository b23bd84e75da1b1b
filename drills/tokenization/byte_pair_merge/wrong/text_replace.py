# says: You replace inside a text, which also finds the end of one number and the beginning of the next.
# fix: Compare ids, not their digits.
# cause: values
def byte_pair_merge(ids, pair, new_id):
    text = " ".join(str(i) for i in ids)
    text = text.replace(f"{pair[0]} {pair[1]}", str(new_id))
    return [int(part) for part in text.split()]
