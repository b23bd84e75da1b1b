import torch


def interpolate_positions(positions, height, width):
    """Cubic convolution with a = −¾, one axis after the other, each as a matrix."""
    old = positions[0, 1:]
    n = round(len(old) ** 0.5)

    def matrix(size):
        place = (torch.arange(size, dtype=torch.float64) + 0.5) * n / size - 0.5
        left = place.floor()
        out = torch.zeros(size, n, dtype=torch.float64)
        for tap in (-1, 0, 1, 2):
            s = (place - left - tap).abs()
            near = ((-0.75 + 2) * s - (-0.75 + 3)) * s * s + 1
            far = -0.75 * (((s - 5) * s + 8) * s - 4)
            column = (left.long() + tap).clamp(0, n - 1)
            out.scatter_add_(1, column[:, None], torch.where(s <= 1, near, far)[:, None])
        return out.to(positions)

    grid = torch.einsum("yi,xj,ijd->yxd", matrix(height), matrix(width), old.reshape(n, n, -1))
    return torch.cat([positions[:, :1], grid.reshape(1, height * width, -1)], dim=1)
