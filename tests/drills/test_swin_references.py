"""The references of Swin's drills against slices, loops and rolled images."""

from __future__ import annotations

import pytest
import torch
from torch import Tensor, nn

from tests.drills.references import reference

patch_merging = reference("patch_merging")
relative_position_index = reference("relative_position_index")
shifted_window_mask = reference("shifted_window_mask")
window_partition = reference("window_partition")
window_reverse = reference("window_reverse")


@pytest.mark.parametrize(
    ("shape", "size"), [((2, 14, 21, 3), 7), ((1, 1, 1, 1), 1), ((3, 6, 2, 4), 2), ((2, 4, 4, 1), 4)]
)
def test_reversing_undoes_partitioning(shape: tuple[int, ...], size: int) -> None:
    x = torch.randn(shape)
    assert torch.equal(window_reverse(window_partition(x, size), size, shape[1], shape[2]), x)


def test_windows_are_put_where_they_belong() -> None:
    B, M, height, width = 2, 3, 6, 9
    windows = torch.randn(B * 6, M, M, 2)
    image = window_reverse(windows, M, height, width)
    number = 0
    for b in range(B):
        for top in range(0, height, M):
            for left in range(0, width, M):
                assert torch.equal(image[b, top : top + M, left : left + M], windows[number])
                number += 1


def test_the_prompts_example_of_reversing() -> None:
    windows = torch.tensor([[[0, 1], [4, 5]], [[2, 3], [6, 7]]])[..., None]
    assert window_reverse(windows, 2, 2, 4)[0, :, :, 0].tolist() == [[0, 1, 2, 3], [4, 5, 6, 7]]


@pytest.mark.parametrize("shape", [(2, 4, 6, 3), (1, 2, 2, 1), (3, 8, 2, 5)])
def test_merging_pixel_by_pixel(shape: tuple[int, ...]) -> None:
    torch.manual_seed(0)
    B, H, W, C = shape
    x, weight = torch.randn(shape, dtype=torch.float64), torch.randn(2 * C, 4 * C, dtype=torch.float64)
    merged = patch_merging(x, weight)
    project = nn.Linear(4 * C, 2 * C, bias=False, dtype=torch.float64)
    project.weight.data = weight
    for b in range(B):
        for i in range(H // 2):
            for j in range(W // 2):
                four = [x[b, 2 * i + down, 2 * j + right] for right in (0, 1) for down in (0, 1)]
                torch.testing.assert_close(merged[b, i, j], project(torch.cat(four)))


def test_the_prompts_example_of_merging() -> None:
    x = torch.tensor([[1.0, 2.0], [3.0, 4.0]]).reshape(1, 2, 2, 1)
    weight = torch.tensor([[1.0, 0.0, 0.0, 0.0], [0.0, 1.0, 10.0, 0.0]])
    assert patch_merging(x, weight).tolist() == [[[[1.0, 23.0]]]]


@pytest.mark.parametrize(
    ("height", "width", "size", "shift"), [(4, 6, 2, 1), (9, 6, 3, 2), (8, 8, 4, 0), (14, 7, 7, 3)]
)
def test_the_mask_joins_what_was_near_before_the_roll(height: int, width: int, size: int, shift: int) -> None:
    """Two tokens of a window were less than a window apart in the image exactly when they wrapped alike."""
    rows = torch.arange(height).view(1, height, 1, 1).expand(1, height, width, 1)
    columns = torch.arange(width).view(1, 1, width, 1).expand(1, height, width, 1)
    mask = shifted_window_mask(height, width, size, shift)

    def windows(places: Tensor) -> Tensor:
        rolled = torch.roll(places, (-shift, -shift), dims=(1, 2))
        return window_partition(rolled, size).reshape(-1, size * size)

    y, x = windows(rows), windows(columns)
    assert mask.shape == (height * width // size**2, size**2, size**2)
    for w in range(mask.shape[0]):
        down = (y[w, :, None] - y[w]).abs() < size
        right = (x[w, :, None] - x[w]).abs() < size
        if height > size and width > size:
            assert torch.equal(mask[w], down & right)
    kinds = 2 * (y < shift).long() + (x < shift).long()  # the first rows and columns are those that wrap
    assert torch.equal(mask, kinds[:, :, None] == kinds[:, None, :])


def test_the_prompts_example_of_a_shifted_mask() -> None:
    mask = shifted_window_mask(2, 4, 2, 1)
    assert torch.equal(mask[1], torch.eye(4, dtype=torch.bool))
    assert mask[0].long().tolist() == [[1, 1, 0, 0], [1, 1, 0, 0], [0, 0, 1, 1], [0, 0, 1, 1]]


@pytest.mark.parametrize("size", [1, 2, 3, 7])
def test_the_index_entry_by_entry(size: int) -> None:
    index = relative_position_index(size)
    assert index.dtype is torch.int64
    for i in range(size * size):
        for j in range(size * size):
            down, right = i // size - j // size, i % size - j % size
            assert index[i, j] == (down + size - 1) * (2 * size - 1) + right + size - 1
    assert sorted(set(index.flatten().tolist())) == list(range((2 * size - 1) ** 2))


def test_the_prompts_example_of_the_index() -> None:
    assert relative_position_index(2).tolist() == [[4, 3, 1, 0], [5, 4, 2, 1], [7, 6, 4, 3], [8, 7, 5, 4]]
