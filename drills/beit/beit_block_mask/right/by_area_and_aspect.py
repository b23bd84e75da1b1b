import math

import torch


def beit_block_mask(height, width, n_mask, min_block=4, generator=None):
    mask = torch.zeros(height, width, dtype=torch.bool)
    count = 0
    while count < n_mask:
        u, v = torch.rand(2, generator=generator).tolist()
        area = min_block + u * max(n_mask - count - min_block, 0)
        aspect = math.exp((2 * v - 1) * math.log(1 / 0.3))
        h = max(1, min(height, round(math.sqrt(area * aspect))))
        w = min(width, math.ceil(area / h))
        h = max(h, math.ceil(min_block / w))
        top = int(torch.randint(height - h + 1, (1,), generator=generator))
        left = int(torch.randint(width - w + 1, (1,), generator=generator))
        for i in range(top, top + h):
            for j in range(left, left + w):
                if count < n_mask and not mask[i, j]:
                    mask[i, j] = True
                    count += 1
    return mask
