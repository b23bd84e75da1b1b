# says: Lengths (B,) and positions (N,) are compared without a new axis.
# fix: Compare positions with prompt_lengths[:, None].
# cause: crash
import torch

def sft_labels(ids, prompt_lengths, pad_id):
    position = torch.arange(ids.shape[1], device=ids.device)
    return ids.masked_fill((position < prompt_lengths) | (ids == pad_id), -100)
