import torch


def bert_mask(ids, mask_id, vocab_size, special, ratio=0.15):
    chosen = (torch.rand(ids.shape, device=ids.device) < ratio) & ~special
    labels = torch.where(chosen, ids, -100)
    fate = torch.rand(ids.shape, device=ids.device)
    random_ids = torch.randint(vocab_size, ids.shape, device=ids.device)
    inputs = torch.where(chosen & (fate < 0.8), mask_id, ids)
    inputs = torch.where(chosen & (fate >= 0.9), random_ids, inputs)
    return inputs, labels
