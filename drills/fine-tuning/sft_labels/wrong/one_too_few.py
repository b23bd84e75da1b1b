# says: The last token of the prompt keeps its label: you hide one position too few.
# fix: Hide position prompt_lengths[b] − 1 as well: position < prompt_lengths.
# cause: edge
import torch

def sft_labels(ids, prompt_lengths, pad_id):
    labels = ids.clone()
    positions = torch.arange(ids.shape[1], device=ids.device)
    labels[positions < prompt_lengths[:, None] - 1] = -100
    labels[ids == pad_id] = -100
    return labels
