# cause: the first token of the answer is hidden too, <= for <
# expect: wrong/edge
# names: first token of the answer
import torch

def sft_labels(ids, prompt_lengths, pad_id):
    position = torch.arange(ids.shape[1], device=ids.device)
    return ids.masked_fill((position <= prompt_lengths[:, None]) | (ids == pad_id), -100)
