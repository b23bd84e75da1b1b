# cause: the prompt length of the first row is used for all
# expect: wrong/edge
# names: each row
import torch

def sft_labels(ids, prompt_lengths, pad_id):
    labels = ids.clone()
    labels[:, : prompt_lengths[0]] = -100
    labels[labels == pad_id] = -100
    return labels
