# cause: −100 is written into the ids that were given
# expect: wrong/mutation
# names: ids
import torch

def sft_labels(ids, prompt_lengths, pad_id):
    position = torch.arange(ids.shape[1], device=ids.device)
    ids[(position < prompt_lengths[:, None]) | (ids == pad_id)] = -100
    return ids
