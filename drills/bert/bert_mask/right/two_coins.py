import torch


def bert_mask(ids, mask_id, vocab_size, special, ratio=0.15):
    probability = torch.full(ids.shape, ratio, device=ids.device).masked_fill(special, 0.0)
    chosen = torch.bernoulli(probability).bool()
    labels = ids.clone()
    labels[~chosen] = -100

    inputs = ids.clone()
    hidden = torch.bernoulli(torch.full_like(probability, 0.8)).bool() & chosen
    inputs[hidden] = mask_id
    replaced = torch.bernoulli(torch.full_like(probability, 0.5)).bool() & chosen & ~hidden
    inputs[replaced] = torch.randint(0, vocab_size, ids.shape, dtype=ids.dtype, device=ids.device)[replaced]
    return inputs, labels
