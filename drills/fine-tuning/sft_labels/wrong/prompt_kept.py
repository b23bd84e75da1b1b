# says: The prompt keeps its ids as labels.
# fix: Positions below prompt_lengths get −100.
# cause: values
def sft_labels(ids, prompt_lengths, pad_id):
    labels = ids.clone()
    labels[ids == pad_id] = -100
    return labels
