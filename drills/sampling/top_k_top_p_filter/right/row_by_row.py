import torch


def top_k_top_p_filter(logits, top_k=0, top_p=1.0):
    V = logits.size(-1)
    rows = []
    for row in logits.reshape(-1, V).unbind(0):
        ids = torch.argsort(row, descending=True).tolist()
        if top_k:
            ids = ids[:top_k]
        if top_p < 1.0:
            weights = torch.softmax(row[ids].detach().double(), 0).tolist()
            total, count = 0.0, 0
            while total < top_p and count < len(ids):
                total += weights[count]
                count += 1
            ids = ids[:count]
        mask = torch.full_like(row, -torch.inf)
        mask[ids] = 0
        rows.append(row + mask)
    return torch.stack(rows).reshape(logits.shape)
