import torch


def cutmix(x, one_hot, box, permutation):
    H, W = x.shape[-2:]
    top, left, height, width = box
    rows = torch.arange(H, device=x.device)
    columns = torch.arange(W, device=x.device)
    in_rows = (rows >= top) & (rows < top + height)
    in_columns = (columns >= left) & (columns < left + width)
    mask = in_rows[:, None] & in_columns
    share = mask.sum().item() / (H * W)
    labels = one_hot + share * (one_hot[permutation] - one_hot)
    return torch.where(mask, x[permutation], x), labels
