# says: You have prompt and answer exchanged.
# fix: The prompt gets −100, the answer keeps its ids.
# cause: order
import torch

def sft_labels(ids, prompt_lengths, pad_id):
    position = torch.arange(ids.shape[1], device=ids.device)
    return ids.masked_fill((position >= prompt_lengths[:, None]) | (ids == pad_id), -100)
