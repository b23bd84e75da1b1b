# says: You put −1 where nothing is learned.
# fix: The label that the loss skips is −100.
# cause: values
import torch

def sft_labels(ids, prompt_lengths, pad_id):
    labels = ids.clone()
    positions = torch.arange(ids.shape[1], device=ids.device)
    labels[positions < prompt_lengths[:, None]] = -1
    labels[ids == pad_id] = -1
    return labels
