import torch


def next_token_loss(logits, ids, pad_id):
    scores = logits.transpose(1, 2)[..., :-1]
    targets = ids[:, 1:].masked_fill(ids[:, 1:] == pad_id, -100)
    return torch.nn.functional.cross_entropy(scores, targets, reduction="sum") / (targets != -100).sum()
