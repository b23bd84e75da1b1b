import torch


def sft_labels(ids, prompt_lengths, pad_id):
    steps = torch.ones_like(ids).cumsum(1)
    learned = (steps > prompt_lengths[:, None]) & ids.ne(pad_id)
    return torch.where(learned, ids, torch.full_like(ids, -100))
