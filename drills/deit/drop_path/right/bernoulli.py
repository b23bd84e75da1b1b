def drop_path(x, p, training=True):
    if not training:
        return x
    keep = 1 - p
    coins = x.new_empty(len(x)).bernoulli_(keep)
    if keep > 0:
        coins = coins / keep
    return (x.movedim(0, -1) * coins).movedim(-1, 0)
