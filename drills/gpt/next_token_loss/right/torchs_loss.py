from torch.nn import functional


def next_token_loss(logits, ids, pad_id):
    V = logits.shape[-1]
    return functional.cross_entropy(
        logits[:, :-1].reshape(-1, V), ids[:, 1:].reshape(-1), ignore_index=pad_id
    )
