import torch


def bert_mask(ids, mask_id, vocab_size, special, ratio=0.15):
    inputs, labels = ids.clone(), torch.full_like(ids, -100)
    rows, columns = torch.nonzero(
        ~special & (torch.rand(ids.shape, device=ids.device) < ratio), as_tuple=True
    )
    labels[rows, columns] = ids[rows, columns]
    options = torch.stack(
        [
            torch.full_like(rows, mask_id),
            torch.randint(vocab_size, rows.shape, device=ids.device),
            ids[rows, columns],
        ]
    )
    weights = torch.tensor([0.8, 0.1, 0.1], device=ids.device)
    if rows.numel():
        which = torch.multinomial(weights, rows.numel(), replacement=True)
        inputs[rows, columns] = options.gather(0, which[None])[0]
    return inputs, labels
