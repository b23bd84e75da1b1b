import torch


def shifted_window_mask(height, width, window_size, shift):
    """Tokens of one window that were near each other before the roll as well."""
    M = window_size
    rows = torch.arange(height).roll(-shift).view(-1, 1).expand(height, width)
    columns = torch.arange(width).roll(-shift).expand(height, width)
    near = []
    for top in range(0, height, M):
        for left in range(0, width, M):
            y = rows[top : top + M, left : left + M].flatten()
            x = columns[top : top + M, left : left + M].flatten()
            down = (y[:, None] - y) == torch.arange(M).repeat_interleave(M)[:, None] - torch.arange(
                M
            ).repeat_interleave(M)
            right = (x[:, None] - x) == torch.arange(M).repeat(M)[:, None] - torch.arange(M).repeat(M)
            near.append(down & right)
    return torch.stack(near)
