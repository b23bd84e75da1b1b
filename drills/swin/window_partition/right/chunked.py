import torch


def window_partition(x: torch.Tensor, window_size: int = 7) -> torch.Tensor:
    """Splits the rows, then the columns, and stacks both beside the batch."""
    rows = torch.stack(x.split(window_size, dim=1), dim=1)
    windows = torch.stack(rows.split(window_size, dim=3), dim=2)
    return windows.flatten(end_dim=2)
