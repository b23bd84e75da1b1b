"""What no row of a drill tells apart: two wrong files, or the reference and one with a slip in it."""

from __future__ import annotations

import pytest

from studycli.judge import strength
from studycli.judge.explain.patience import patience
from studycli.judge.strength import measure_strength
from studycli.model.strength import Strength, Survivor

from .conftest import DrillMaker, SmallDrill

REFERENCE = """\
def weighted(x, w):
    total = (x * w).sum(dim=-1)
    return total / w.sum(dim=-1)
"""
CASES = """\
CASES = [case("plain", x=normal(3, 4), w=uniform(4, low=1, high=2))]
JUDGED = values()
"""
SAYS = "# says: {}\n# fix: Divide.\n# cause: scale\n"


@pytest.fixture
def drill(make_drill: DrillMaker) -> SmallDrill:
    made = make_drill(reference=REFERENCE, cases=CASES)
    (made.folder / "wrong").mkdir()
    return made


def strength_of(drill: SmallDrill, without: tuple[str, ...] = ()) -> Strength:
    return measure_strength(drill.folder, "weighted", (), 1, without)


def write(drill: SmallDrill, name: str, body: str) -> None:
    (drill.folder / "wrong" / name).write_text(
        SAYS.format(f"This is {name}.") + f"def weighted(x, w):\n{body}"
    )


def test_slips_that_every_row_lets_pass_are_told_with_their_line(drill: SmallDrill) -> None:
    found = strength_of(drill)
    assert found.slips > 20
    assert (found.twins, found.untried, found.contradiction) == ((), 0, "")
    # Another way to name the only axis of w is told; axis 1 of x in place of −1 is the same axis, and no slip.
    assert Survivor(3, "return total / w.sum(dim=-1)", "return total / w.sum(dim=0)") in found.survivors
    assert "total = (x * w).sum(dim=1)" not in [slip.instead for slip in found.survivors]


def test_where_there_are_any_number_of_axes_another_name_of_one_is_a_slip(drill: SmallDrill) -> None:
    table = drill.folder / "cases.py"
    table.write_text(table.read_text() + 'AXES = {"x": "… D", "w": "D"}\n')
    found = strength_of(drill)
    assert "total = (x * w).sum(dim=1)" in [slip.instead for slip in found.survivors]


def test_a_row_kills_a_slip(drill: SmallDrill) -> None:
    table = drill.folder / "cases.py"
    table.write_text(table.read_text().replace("w=uniform(4,", "w=uniform(3, 4,"))
    found = strength_of(drill)
    assert "return total / w.sum(dim=0)" not in [slip.instead for slip in found.survivors]


def test_wrong_files_that_give_the_same_everywhere_are_twins(drill: SmallDrill) -> None:
    write(drill, "one.py", "    return (x * w).sum(-1)\n")
    write(drill, "same.py", "    return (w * x).sum(dim=1)\n")
    write(drill, "third.py", "    return x.mean(-1)\n")
    write(drill, "right.py", "    return (x * w).sum(-1) / w.sum(-1)\n")
    write(drill, "also_right.py", "    return (x * w).sum(-1) / w.sum(-1)\n")
    assert strength_of(drill).twins == (("one.py", "same.py"),)
    assert strength_of(drill, ("same.py",)).twins == ()


def test_a_wrong_file_that_never_ends_costs_little(
    drill: SmallDrill, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(strength, "patience", lambda seconds: patience(0.1))
    write(drill, "endless.py", "    while True:\n        pass\n")
    write(drill, "one.py", "    return (x * w).sum(-1)\n")
    assert strength_of(drill).twins == ()


def test_slips_for_which_there_is_no_time_are_counted(
    drill: SmallDrill, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(strength, "_MOST_SECONDS", -1.0)
    found = strength_of(drill)
    assert (found.slips, found.survivors) == (0, ())
    assert found.untried > 20


def test_it_travels(drill: SmallDrill) -> None:
    write(drill, "one.py", "    return (x * w).sum(-1)\n")
    write(drill, "same.py", "    return (w * x).sum(dim=1)\n")
    found = strength_of(drill)
    assert Strength.from_json(found.to_json()) == found
    with pytest.raises((KeyError, TypeError)):
        Strength.from_json({"slips": 3})


@pytest.mark.parametrize(
    ("was", "instead", "is_same"),
    [
        ("x.mean(-1)", "x.mean(2)", True),
        ("x.mean(-1)", "x.mean(-2)", False),
        ("x.mean(1)", "x.mean(2)", False),
        ("x[0]", "x[-1]", False),
        ("x.mean(-1) * 2", "x.mean(1) * 3", False),
        ("x.mean(-1)", "x.mean()", False),
        ("x * 1.5", "x * -1.5", False),
        ("x.sum(dim=-1)", "x.mean(dim=1)", False),
    ],
)
def test_an_axis_counted_from_the_other_end_is_known(was: str, instead: str, is_same: bool) -> None:
    assert Survivor(1, was, instead).names_the_same_axis is is_same
