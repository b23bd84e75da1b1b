def mixup(x, one_hot, lam, permutation):
    away = 1.0 - lam
    mixed = [rows + away * (rows[permutation] - rows) for rows in (x, one_hot)]
    return tuple(mixed)
