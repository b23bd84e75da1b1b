# says: You put pad_id where nothing is learned.
# fix: Use −100, which the loss skips.
# cause: values
import torch

def sft_labels(ids, prompt_lengths, pad_id):
    position = torch.arange(ids.shape[1], device=ids.device)
    return torch.where(position < prompt_lengths[:, None], pad_id, ids)
