def beam_search(step, start, eos, width, max_len):
    beams = [([start], 0.0)]
    while any(ids[-1] != eos and len(ids) < max_len for ids, _ in beams):
        candidates = []
        for ids, score in beams:
            if ids[-1] == eos:
                candidates.append((ids, score))
                continue
            for token, log_prob in enumerate(step(ids).tolist()):
                candidates.append(([*ids, token], score + log_prob))
        candidates.sort(key=lambda beam: beam[1], reverse=True)
        beams = candidates[:width]
    return beams[0][0]
