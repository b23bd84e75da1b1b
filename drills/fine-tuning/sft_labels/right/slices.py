def sft_labels(ids, prompt_lengths, pad_id):
    labels = ids.clone()
    labels[ids == pad_id] = -100
    for row, length in zip(labels, prompt_lengths.tolist(), strict=True):
        row[:length] = -100
    return labels
