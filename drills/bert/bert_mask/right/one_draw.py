import torch


def bert_mask(ids, mask_id, vocab_size, special, ratio=0.15):
    """A single uniform number tells both whether a position is chosen and what becomes of it."""
    u = (
        torch.rand_like(ids, dtype=torch.float64) / ratio
        if ratio > 0
        else torch.full_like(ids, 2, dtype=torch.float64)
    )
    u = u.masked_fill(special, 2.0)
    inputs = ids.masked_fill(u < 0.8, mask_id)
    drawn = (u >= 0.8) & (u < 0.9)
    inputs = inputs.masked_scatter(drawn, torch.randint_like(ids, vocab_size))
    return inputs, ids.masked_fill(u >= 1, -100)
