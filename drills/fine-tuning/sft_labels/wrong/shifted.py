# cause: the labels are shifted by one
# expect: wrong/order
# names: shift
import torch

def sft_labels(ids, prompt_lengths, pad_id):
    position = torch.arange(ids.shape[1], device=ids.device)
    labels = ids.masked_fill((position < prompt_lengths[:, None]) | (ids == pad_id), -100)
    labels = labels.roll(-1, 1)
    labels[:, -1] = -100
    return labels
