import torch


def sft_labels(ids, prompt_lengths, pad_id):
    position = torch.arange(ids.shape[1], device=ids.device)
    is_prompt = position < prompt_lengths.unsqueeze(1)
    return ids.masked_fill(is_prompt | (ids == pad_id), -100)
