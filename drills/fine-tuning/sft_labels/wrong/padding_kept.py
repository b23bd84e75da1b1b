# says: The padding keeps its ids as labels.
# fix: It gets −100 as well.
# cause: values
import torch

def sft_labels(ids, prompt_lengths, pad_id):
    position = torch.arange(ids.shape[1], device=ids.device)
    return ids.masked_fill(position < prompt_lengths[:, None], -100)
