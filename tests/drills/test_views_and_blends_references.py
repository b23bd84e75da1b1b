"""The references around views, blended images and rollout against loops over single numbers, written from the formulas."""

from __future__ import annotations

import itertools
import math

import pytest
import torch
from torch.nn import functional

from tests.drills.references import reference

attention_rollout = reference("attention_rollout")
cutmix = reference("cutmix")
dino_loss = reference("dino_loss")
hard_distillation_loss = reference("hard_distillation_loss")
info_nce = reference("info_nce")
mixup = reference("mixup")
update_center = reference("update_center")


def softmax(scores: list[float]) -> list[float]:
    powers = [math.exp(score - max(scores)) for score in scores]
    return [power / sum(powers) for power in powers]


@pytest.mark.parametrize(("V", "B", "K"), [(2, 1, 3), (3, 4, 2), (5, 2, 6)])
def test_dinos_loss_number_by_number(V: int, B: int, K: int) -> None:
    torch.manual_seed(V)
    student, teacher, center = torch.randn(V, B, K), 0.2 * torch.randn(2, B, K), 0.2 * torch.randn(1, K)
    losses = []
    for t, s in itertools.product(range(2), range(V)):
        if t == s:
            continue
        for b in range(B):
            target = softmax([(teacher[t, b, k] - center[0, k]).item() / 0.05 for k in range(K)])
            p = softmax([student[s, b, k].item() / 0.2 for k in range(K)])
            losses.append(-sum(q * math.log(r) for q, r in zip(target, p, strict=True)))
    assert len(losses) == B * (2 * V - 2)
    told = dino_loss(student, teacher, center, 0.2, 0.05).item()
    assert told == pytest.approx(sum(losses) / len(losses), rel=1e-4)


def test_the_teacher_and_its_centre_learn_nothing_from_dinos_loss() -> None:
    student, teacher, center = (
        torch.randn(*shape).requires_grad_() for shape in ((3, 2, 4), (2, 2, 4), (1, 4))
    )
    dino_loss(student, teacher, center).backward()
    assert student.grad is not None
    assert teacher.grad is None
    assert center.grad is None


def test_the_prompts_example_of_dinos_loss() -> None:
    student = torch.tensor([[[math.log(3), 0.0]], [[0.0, 0.0]]])
    teacher = torch.tensor([[[math.log(4), 1.0]], [[0.0, 1.0]]])
    center = torch.tensor([[0.0, 1.0]])
    assert dino_loss(student, teacher, center, 1.0, 1.0).item() == pytest.approx(0.7651, abs=5e-5)
    pairs = [math.log(2), 0.5 * math.log(4 / 3) + 0.5 * math.log(4)]
    assert [round(pair, 4) for pair in pairs] == [0.6931, 0.8370]


@pytest.mark.parametrize("momentum", [0.0, 0.9, 1.0])
def test_the_centre_entry_by_entry(momentum: float) -> None:
    torch.manual_seed(0)
    center, teacher = torch.randn(1, 3), torch.randn(2, 4, 3).requires_grad_()
    told = update_center(center, teacher, momentum)
    assert told.shape == (1, 3)
    assert not told.requires_grad
    for k in range(3):
        mean = math.fsum(teacher[v, b, k].item() for v in range(2) for b in range(4)) / 8
        assert told[0, k].item() == pytest.approx(
            momentum * center[0, k].item() + (1 - momentum) * mean, abs=1e-6
        )


def test_the_prompts_example_of_the_centre() -> None:
    teacher = torch.tensor([[[1.0, 2.0], [3.0, 2.0]], [[0.0, 2.0], [4.0, 6.0]]])
    assert update_center(torch.tensor([[4.0, 0.0]]), teacher, 0.75).tolist() == [[3.5, 0.75]]


def test_hard_distillation_image_by_image() -> None:
    torch.manual_seed(1)
    cls, dist, teacher = (torch.randn(5, 4) for _ in range(3))
    targets = torch.tensor([0, 3, 1, 1, 2])
    total = 0.0
    for b in range(5):
        decided = max(range(4), key=lambda k, b=b: teacher[b, k].item())
        total -= 0.5 * math.log(softmax(cls[b].tolist())[targets[b]])
        total -= 0.5 * math.log(softmax(dist[b].tolist())[decided])
    assert hard_distillation_loss(cls, dist, teacher, targets).item() == pytest.approx(total / 5, rel=1e-5)


def test_the_prompts_example_of_hard_distillation() -> None:
    cls, dist = torch.tensor([[math.log(3), 0.0]]), torch.tensor([[0.0, math.log(9)]])
    told = hard_distillation_loss(cls, dist, torch.tensor([[2.0, 5.0]]), torch.tensor([0])).item()
    assert told == pytest.approx(0.1965, abs=5e-5)


@pytest.mark.parametrize("shape", [(4,), (4, 3), (4, 2, 2, 3)])
def test_mixup_number_by_number(shape: tuple[int, ...]) -> None:
    torch.manual_seed(2)
    x, labels, partner = torch.randn(shape), torch.rand(4, 3), [2, 0, 1, 3]
    images, mixed = mixup(x, labels, 0.3, torch.tensor(partner))
    for before, after in ((x.reshape(4, -1), images.reshape(4, -1)), (labels, mixed)):
        for b, place in itertools.product(range(4), range(before.shape[1])):
            wanted = 0.3 * before[b, place].item() + 0.7 * before[partner[b], place].item()
            assert after[b, place].item() == pytest.approx(wanted, abs=1e-6)


def test_the_prompts_example_of_mixup() -> None:
    x = torch.tensor([[0.0, 8.0], [4.0, 0.0]])
    images, labels = mixup(x, torch.eye(2), 0.75, torch.tensor([1, 0]))
    assert images.tolist() == [[1.0, 6.0], [3.0, 2.0]]
    assert labels.tolist() == [[0.75, 0.25], [0.25, 0.75]]


@pytest.mark.parametrize(
    "box",
    [(1, 2, 2, 3), (-1, 0, 3, 2), (3, 4, 5, 5), (-4, -4, 3, 3), (9, 9, 1, 1), (-2, -2, 9, 9), (0, -3, 2, 3)],
)
def test_cutmix_pixel_by_pixel(box: tuple[int, int, int, int]) -> None:
    torch.manual_seed(3)
    x, labels, partner = torch.randn(3, 2, 4, 6), torch.rand(3, 2), [1, 2, 0]
    images, mixed = cutmix(x, labels, box, torch.tensor(partner))
    top, left, height, width = box
    area = 0
    for row, column in itertools.product(range(4), range(6)):
        inside = 0 <= row - top < height and 0 <= column - left < width
        area += inside
        for b in range(3):
            assert torch.equal(images[b, :, row, column], x[partner[b] if inside else b, :, row, column])
    torch.testing.assert_close(mixed, (1 - area / 24) * labels + area / 24 * labels[partner])


def test_the_prompts_example_of_cutmix() -> None:
    x = torch.stack([torch.arange(8.0), torch.arange(10.0, 18.0)]).reshape(2, 1, 2, 4)
    images, labels = cutmix(x, torch.eye(2), (0, 3, 1, 2), torch.tensor([1, 0]))
    assert images.flatten(1).tolist() == [[0, 1, 2, 13, 4, 5, 6, 7], [10, 11, 12, 3, 14, 15, 16, 17]]
    assert labels.tolist() == [[0.875, 0.125], [0.125, 0.875]]


def test_rollout_is_the_sum_over_all_paths_through_the_layers() -> None:
    torch.manual_seed(4)
    layers = [torch.rand(2, 3, 4, 4, dtype=torch.float64) for _ in range(3)]

    def passes(b: int, layer: int, query: int, key: int) -> float:
        def raw(j: int) -> float:
            return 0.5 * layers[layer][b, :, query, j].mean().item() + 0.5 * (query == j)

        return raw(key) / sum(raw(j) for j in range(4))

    told = attention_rollout(layers)
    for b, end, start in itertools.product(range(2), range(4), range(4)):
        paths = itertools.product(range(4), repeat=2)
        total = sum(passes(b, 2, end, m) * passes(b, 1, m, n) * passes(b, 0, n, start) for m, n in paths)
        assert told[b, end, start].item() == pytest.approx(total)
    torch.testing.assert_close(told.sum(-1), torch.ones(2, 4, dtype=torch.float64))


def test_the_prompts_example_of_rollout() -> None:
    first, second = torch.tensor([[1.0, 0.0], [1.0, 0.0]]), torch.tensor([[0.0, 1.0], [0.0, 1.0]])
    told = attention_rollout([first[None, None], second[None, None]])
    assert told.tolist() == [[[0.75, 0.25], [0.5, 0.5]]]


def test_info_nce_is_two_cross_entropies() -> None:
    torch.manual_seed(5)
    a, b, places = torch.randn(6, 4), 3 * torch.randn(6, 4), torch.arange(6)
    scores = functional.cosine_similarity(a[:, None], b[None], dim=-1) / 0.2
    wanted = (functional.cross_entropy(scores, places) + functional.cross_entropy(scores.T, places)) / 2
    torch.testing.assert_close(info_nce(a, b, 0.2), wanted)
    torch.testing.assert_close(info_nce(7 * a, b, 0.2), info_nce(b, a, 0.2))


def test_info_nce_of_equal_rows_is_a_guess() -> None:
    same = torch.ones(8, 3)
    assert info_nce(same, same).item() == pytest.approx(math.log(8), rel=1e-5)


def test_the_prompts_example_of_info_nce() -> None:
    a, b = torch.tensor([[2.0, 0.0], [0.0, 3.0]]), torch.tensor([[5.0, 0.0], [4.0, 3.0]])
    assert info_nce(a, b, 1.0).item() == pytest.approx(0.5368, abs=5e-5)
    S = torch.tensor([[1.0, 0.8], [0.0, 0.6]])
    rows, columns = -S.log_softmax(1).diagonal(), -S.log_softmax(0).diagonal()
    assert [round(value, 4) for value in rows.tolist()] == [0.5981, 0.4375]
    assert [round(value, 4) for value in columns.tolist()] == [0.3133, 0.7981]
    assert (round(rows.mean().item(), 4), round(columns.mean().item(), 4)) == (0.5178, 0.5557)
