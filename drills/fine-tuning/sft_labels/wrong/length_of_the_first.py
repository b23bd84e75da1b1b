# says: You use one prompt length for all rows.
# fix: Compare with prompt_lengths[:, None].
# cause: edge
import torch

def sft_labels(ids, prompt_lengths, pad_id):
    labels = ids.clone()
    labels[:, : prompt_lengths[0]] = -100
    labels[labels == pad_id] = -100
    return labels
