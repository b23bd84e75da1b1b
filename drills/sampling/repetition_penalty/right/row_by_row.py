import torch


def repetition_penalty(logits, ids, penalty):
    rows = []
    for scores, tokens in zip(logits, ids, strict=True):
        new = scores.clone()
        for token in set(tokens.tolist()):
            new[token] = scores[token] / penalty if scores[token] > 0 else scores[token] * penalty
        rows.append(new)
    return torch.stack(rows)
