"""What `study new` writes passes lint, and the skeleton of a drill judges as it says."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from studycli.authoring.new_card import write_card
from studycli.authoring.new_drill import write_drill
from studycli.authoring.quality import examine_drills
from studycli.content.deck import read_deck
from studycli.content.drill_names import find_drill
from studycli.content.lint import lint
from studycli.errors import UsageError
from studycli.judge.in_process import InProcessRun
from studycli.judge.judging import judge_answer
from studycli.judge.strength import measure_strength
from studycli.model.items import Drill, TopicId
from studycli.model.strength import Strength
from studycli.model.verdict import Verdict
from studycli.paths import ContentRoot, shipped_content

VIT = TopicId("vit")


class JudgeHere:
    """Judges in this process."""

    def check(self, drill: Drill, source: str, *, device: str = "cpu", seed: int | None = None) -> Verdict:
        return judge_answer(drill.folder, drill.name, source, InProcessRun, seed=seed or 1)

    def strength(self, drill: Drill, *, without: Sequence[str], seed: int | None = None) -> Strength:
        return measure_strength(drill.folder, drill.name, drill.not_allowed, seed or 1, without)


@pytest.fixture
def own(tmp_path: Path) -> ContentRoot:
    return ContentRoot(tmp_path / "own")


def faults(own: ContentRoot) -> list[str]:
    return [
        str(fault)
        for fault in lint([ContentRoot(shipped_content()), own])
        if own.path in fault.place.path.parents
    ]


def test_cards_are_added_to_one_deck_and_pass_lint(own: ContentRoot) -> None:
    deck = write_card(own.cards, "first", VIT, "ViT", set())
    assert write_card(own.cards, "second", VIT, "ViT", {"first"}) == deck
    assert [card.id for card in read_deck(deck).cards] == ["first", "second"]
    assert faults(own) == []


@pytest.mark.parametrize("bad", ["two words", "", "-x", "taken"])
def test_a_card_needs_an_id_that_is_free(own: ContentRoot, bad: str) -> None:
    with pytest.raises(UsageError):
        write_card(own.cards, bad, VIT, "ViT", {"taken"})
    assert not own.cards.exists()


def test_a_new_drill_passes_lint_and_judges_as_it_says(own: ContentRoot) -> None:
    write_drill(own.drills, "my_double", VIT, [])
    assert faults(own) == []
    (quality,) = examine_drills(JudgeHere(), [find_drill([own], "my_double")], device="cpu", seed=1)
    assert quality.faults == ()
    assert (quality.right, quality.accepted, quality.wrong, quality.killed) == (2, 2, 1, 1)


@pytest.mark.parametrize("bad", ["two words", "class", "1st", "taken"])
def test_a_drill_needs_the_name_of_a_function_that_is_free(own: ContentRoot, bad: str) -> None:
    with pytest.raises(UsageError):
        write_drill(own.drills, bad, VIT, ["taken"])


def test_weak_cases_are_found_out(own: ContentRoot) -> None:
    """A wrong answer that passes, a right one that does not, and a message that lacks what the author wants named."""
    folder = write_drill(own.drills, "my_double", VIT, [])
    (folder / "wrong" / "really_right.py").write_text(
        "# cause: none\n# expect: wrong/values\n# names: x\ndef my_double(x):\n    return 2 * x\n"
    )
    (folder / "wrong" / "other_words.py").write_text(
        "# cause: none\n# expect: wrong/values\n# names: elephant\ndef my_double(x):\n    return x.clone()\n"
    )
    (folder / "right" / "really_wrong.py").write_text("def my_double(x):\n    return x * 3\n")
    (quality,) = examine_drills(JudgeHere(), [find_drill([own], "my_double")], device="cpu", seed=1)
    told = {fault.place.path.stem: fault.message for fault in quality.faults}
    assert set(told) == {"really_right", "other_words", "really_wrong"}
    assert "passes" in told["really_right"]
    assert "elephant" in told["other_words"]
    assert "does not pass" in told["really_wrong"]
    assert (quality.accepted, quality.killed) == (2, 1)


@pytest.mark.parametrize(
    ("axes", "row", "reason"),
    [
        ('AXES = {"x": "B D E"}', "AXES", "it has 2 axes"),
        ('AXES = {"x": "B D"}\nSIZES = {"D": "2d+2"}', "AXES", "cannot be"),
        ('AXES = {"x": "B D"}\nWITHOUT = {"E = 1": "no"}', "E = 1", "WITHOUT names a row that is not made"),
        ('AXES = {"x": "B D"}', "D = 1", "the reference raises ValueError"),
    ],
)
def test_a_row_that_the_judge_cannot_make_is_told_with_its_line(
    own: ContentRoot, axes: str, row: str, reason: str
) -> None:
    folder = write_drill(own.drills, "my_double", VIT, [])
    table = (
        (folder / "cases.py")
        .read_text()
        .partition("AXES")[0]
        .replace('    case("counted", x=counting(2, 2)),\n', "")
    )
    (folder / "cases.py").write_text(table + axes + "\n")
    if row == "D = 1":
        body = "    if x.shape[1] == 1:\n        raise ValueError('one alone')\n    return x * 2\n"
        (folder / "reference.py").write_text(f"def my_double(x):\n{body}")
    (quality,) = examine_drills(JudgeHere(), [find_drill([own], "my_double")], device="cpu", seed=1)
    (fault,) = quality.faults
    assert reason in fault.message
    assert ("no row of another size" if row == "AXES" else f"row {row}: ") in fault.message
    assert ("Correct AXES" if row == "AXES" else f'WITHOUT = {{"{row}": "why"}}') in fault.remedy
    assert fault.place.path.name == "cases.py"
    assert fault.place.path.read_text().splitlines()[fault.place.line - 1].startswith("AXES")
    assert (quality.accepted, quality.killed) == (2, 1)
