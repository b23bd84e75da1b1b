import torch


def beit_block_mask(height, width, n_mask, min_block=4, generator=None):
    """Any two rows and columns bound a rectangle; small ones are drawn again; the cut runs column by column."""
    hidden = set()
    while len(hidden) < n_mask:
        rows = torch.randint(0, height, (2,), generator=generator).sort().values.tolist()
        columns = torch.randint(0, width, (2,), generator=generator).sort().values.tolist()
        block = [(i, j) for j in range(columns[0], columns[1] + 1) for i in range(rows[0], rows[1] + 1)]
        if len(block) < min_block:
            continue
        fresh = [place for place in block if place not in hidden]
        hidden.update(fresh[: n_mask - len(hidden)])
    mask = torch.zeros(height, width, dtype=torch.bool)
    for place in hidden:
        mask[place] = True
    return mask
