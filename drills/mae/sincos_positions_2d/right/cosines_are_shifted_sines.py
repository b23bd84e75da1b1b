import torch


def sincos_positions_2d(height, width, dim):
    frequency = torch.exp(
        torch.arange(0, -dim, -4).double() / dim * torch.log(torch.tensor(10000.0).double())
    )
    place = torch.cartesian_prod(torch.arange(height), torch.arange(width)).double()
    angle = (place.reshape(-1, 2, 1, 1) * frequency).repeat(1, 1, 2, 1)
    angle[:, :, 1] += torch.pi / 2
    return angle.sin().flatten(1).to(torch.float32)
