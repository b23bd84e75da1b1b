import torch


def beam_search(step, start, eos, width, max_len):
    sequences = [[start]]
    scores = torch.zeros(1, dtype=torch.float64)
    while not all(ids[-1] == eos or len(ids) >= max_len for ids in sequences):
        endings, parts = [], []
        for ids, score in zip(sequences, scores, strict=True):
            if ids[-1] == eos:
                endings.append(ids)
                parts.append(score[None])
            else:
                log_probs = step(ids).double()
                endings.extend([*ids, token] for token in range(len(log_probs)))
                parts.append(score + log_probs)
        everything = torch.cat(parts)
        scores, order = everything.topk(min(width, len(everything)))
        sequences = [endings[place] for place in order.tolist()]
    return sequences[int(scores.argmax())]
