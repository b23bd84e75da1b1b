# cause: lengths and positions are compared without a new axis
# expect: error/crash
# names: prompt_lengths | broadcast
import torch

def sft_labels(ids, prompt_lengths, pad_id):
    position = torch.arange(ids.shape[1], device=ids.device)
    return ids.masked_fill((position < prompt_lengths) | (ids == pad_id), -100)
