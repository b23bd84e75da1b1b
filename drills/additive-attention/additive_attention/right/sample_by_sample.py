import torch


def additive_attention(query, keys, w_q, w_k, v):
    contexts, weights = [], []
    for state, states in zip(query, keys, strict=True):
        energies = torch.stack([v @ torch.tanh(w_q @ state + w_k @ key) for key in states])
        weights.append(energies.softmax(0))
        contexts.append(weights[-1] @ states)
    return torch.stack(contexts), torch.stack(weights)
