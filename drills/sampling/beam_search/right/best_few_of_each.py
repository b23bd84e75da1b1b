import torch


def beam_search(step, start, eos, width, max_len):
    """No more than `width` extensions of one beam can be kept, so that no others need to be looked at."""
    beams = {(start,): 0.0}
    while True:
        grown = {}
        for ids, score in beams.items():
            if ids[-1] == eos or len(ids) == max_len:
                grown[ids] = score
                continue
            log_probs = step(list(ids))
            best = torch.topk(log_probs, min(width, log_probs.numel()))
            for log_prob, token in zip(best.values.tolist(), best.indices.tolist(), strict=True):
                grown[(*ids, token)] = score + log_prob
        if grown.keys() == beams.keys():
            return list(max(beams, key=beams.get))
        ranked = sorted(grown.items(), key=lambda item: -item[1])
        beams = dict(ranked[:width])
