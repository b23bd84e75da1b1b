# says: Behind a merged pair you move on by 1, so its second id stays in the list.
# fix: Move on by 2.
# cause: values
def byte_pair_merge(ids, pair, new_id):
    out = []
    for i in range(len(ids)):
        if tuple(ids[i:i + 2]) == pair:
            out.append(new_id)
        else:
            out.append(ids[i])
    return out
