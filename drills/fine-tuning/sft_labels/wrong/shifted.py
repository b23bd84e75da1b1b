# says: You shift the labels; here label j is about token j.
# fix: Leave the shift to the loss.
# cause: order
import torch

def sft_labels(ids, prompt_lengths, pad_id):
    position = torch.arange(ids.shape[1], device=ids.device)
    labels = ids.masked_fill((position < prompt_lengths[:, None]) | (ids == pad_id), -100)
    labels = labels.roll(-1, 1)
    labels[:, -1] = -100
    return labels
