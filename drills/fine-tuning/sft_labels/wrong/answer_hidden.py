# cause: the answer is hidden instead of the prompt
# expect: wrong/order
# names: exchanged
import torch

def sft_labels(ids, prompt_lengths, pad_id):
    position = torch.arange(ids.shape[1], device=ids.device)
    return ids.masked_fill((position >= prompt_lengths[:, None]) | (ids == pad_id), -100)
