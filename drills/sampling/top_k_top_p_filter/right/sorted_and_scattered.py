import torch


def top_k_top_p_filter(logits, top_k=0, top_p=1.0):
    values, order = torch.sort(logits, dim=-1, descending=True)
    stays = torch.ones_like(values, dtype=torch.bool)
    if top_k > 0:
        stays[..., top_k:] = False
    values = values.masked_fill(~stays, float("-inf"))
    if top_p < 1:
        enough = values.softmax(-1).cumsum(-1) >= top_p
        stays[..., 1:] &= ~enough[..., :-1]
        values = values.masked_fill(~stays, float("-inf"))
    return torch.empty_like(values).scatter(-1, order, values)
