def linear_cka(x, y):
    x = x - x.mean(dim=0)
    y = y - y.mean(dim=0)
    shared = (y.T @ x).square().sum()
    return shared / ((x.T @ x).norm() * (y.T @ y).norm())
