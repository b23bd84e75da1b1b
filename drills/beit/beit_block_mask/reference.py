import torch


def beit_block_mask(height, width, n_mask, min_block=4, generator=None):
    def draw(low, high):
        return int(torch.randint(low, high + 1, (), generator=generator))

    mask = torch.zeros(height, width, dtype=torch.bool)
    missing = n_mask
    while missing > 0:
        h = draw(-(-min_block // width), height)
        narrowest = -(-min_block // h)
        w = draw(narrowest, max(narrowest, min(width, missing // h)))
        top, left = draw(0, height - h), draw(0, width - w)
        block = mask[top : top + h, left : left + w]
        row, column = (~block).nonzero()[:missing].unbind(1)
        block[row, column] = True
        missing -= len(row)
    return mask
