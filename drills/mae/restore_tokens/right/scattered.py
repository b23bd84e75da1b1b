def restore_tokens(visible, mask_token, ids):
    B, K, D = visible.shape
    everywhere = mask_token.repeat(B, ids.shape[1], 1)
    places = ids[:, :K].unsqueeze(-1).repeat(1, 1, D)
    return everywhere.scatter(1, places, visible)
