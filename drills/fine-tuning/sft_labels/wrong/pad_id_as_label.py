# cause: pad_id stands where −100 belongs
# expect: wrong/values
# names: −100
import torch

def sft_labels(ids, prompt_lengths, pad_id):
    position = torch.arange(ids.shape[1], device=ids.device)
    return torch.where(position < prompt_lengths[:, None], pad_id, ids)
