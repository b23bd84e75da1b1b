# says: The first token of the answer has no label: you hide one position too many.
# fix: Position prompt_lengths[b] keeps its id.
# cause: edge
import torch

def sft_labels(ids, prompt_lengths, pad_id):
    position = torch.arange(ids.shape[1], device=ids.device)
    return ids.masked_fill((position <= prompt_lengths[:, None]) | (ids == pad_id), -100)
