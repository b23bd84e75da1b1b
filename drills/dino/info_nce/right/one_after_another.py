import torch


def info_nce(a, b, temperature=0.1):
    a = [row / row.norm() for row in a]
    b = [row / row.norm() for row in b]
    losses = []
    for mine, theirs in ((a, b), (b, a)):
        for i, row in enumerate(mine):
            scores = torch.stack([(row * other).sum() for other in theirs]) / temperature
            losses.append(torch.logsumexp(scores, 0) - scores[i])
    return sum(losses) / len(losses)
