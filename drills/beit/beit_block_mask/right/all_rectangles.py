import torch


def beit_block_mask(height, width, n_mask, min_block=4, generator=None):
    """Every rectangle of the smallest widths, in a random order, laid down until enough is hidden."""
    shapes = {(h, -(-min_block // h)) for h in range(1, height + 1) if -(-min_block // h) <= width}
    blocks = [
        (t, s, h, w) for h, w in sorted(shapes) for t in range(height - h + 1) for s in range(width - w + 1)
    ]
    mask = torch.zeros(height * width, dtype=torch.bool).view(height, width)
    for k in torch.randperm(len(blocks), generator=generator).tolist():
        top, left, h, w = blocks[k]
        before = mask.clone()
        mask[top : top + h, left : left + w] = True
        surplus = int(mask.sum()) - n_mask
        if surplus >= 0:
            new = (mask & ~before).flatten().nonzero().flatten()
            mask.view(-1)[new[len(new) - surplus :]] = False
            break
    return mask
