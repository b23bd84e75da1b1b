# says: −100 is written into the ids that were given.
# fix: Work on ids.clone().
# cause: mutation
import torch

def sft_labels(ids, prompt_lengths, pad_id):
    position = torch.arange(ids.shape[1], device=ids.device)
    ids[(position < prompt_lengths[:, None]) | (ids == pad_id)] = -100
    return ids
