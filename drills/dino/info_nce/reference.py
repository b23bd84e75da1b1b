from torch.nn import functional


def info_nce(a, b, temperature=0.1):
    a = functional.normalize(a, dim=-1)
    b = functional.normalize(b, dim=-1)
    scores = a @ b.T / temperature
    rows = -scores.log_softmax(dim=1).diagonal().mean()
    columns = -scores.log_softmax(dim=0).diagonal().mean()
    return 0.5 * (rows + columns)
