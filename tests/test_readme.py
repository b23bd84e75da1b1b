"""What the README shows works as it stands there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from studycli.content.deck import parse_deck
from studycli.content.drill_names import find_drill
from studycli.content.lint import lint
from studycli.judge.drill_files import drill_files
from studycli.judge.in_process import InProcessRun
from studycli.judge.judging import judge_answer
from studycli.model.verdict import Cause, Verdict, VerdictKind
from studycli.paths import ContentRoot, shipped_content

README = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")
COMMANDS = [
    "pip install -c constraints.txt . && study today",
    "pip install -c constraints.txt '.[test]' && pytest",
]


TITLES = ("A day with it", "Write a card", "Write a drill", "How an answer is run")


def section(title: str) -> str:
    """From one heading to the next; headings in examples are none."""
    after = README.split(f"\n## {title}\n")[1]
    return after.split(f"\n## {TITLES[TITLES.index(title) + 1]}\n")[0] if title != TITLES[-1] else after


def blocks(text: str, language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", text, flags=re.DOTALL)


@pytest.fixture
def own(tmp_path: Path) -> ContentRoot:
    """The drill of the README, written down as it says."""
    root = ContentRoot(tmp_path / "own")
    folder = root.drills / "embeddings" / "masked_mean"
    (folder / "wrong").mkdir(parents=True)
    text = section("Write a drill")
    (folder / "drill.md").write_text(blocks(text, "markdown")[0])
    reference, cases, wrong = blocks(text, "python")
    (folder / "reference.py").write_text(reference)
    (folder / "cases.py").write_text(cases)
    (folder / "wrong" / "all_tokens.py").write_text(wrong)
    return root


def judged(root: ContentRoot, source: str) -> Verdict:
    drill = find_drill([root], "masked_mean")
    return judge_answer(
        drill.folder, drill.name, source, InProcessRun, device="cpu", seed=7, on_case=lambda _: None
    )


def test_the_two_commands_come_first_and_ci_runs_the_second() -> None:
    set_up = README.split("## A day with it")[0]
    assert [command.strip() for command in blocks(set_up, "sh")] == COMMANDS
    assert COMMANDS[1] in (Path(__file__).parent.parent / ".ci" / "run").read_text()


def test_the_card_is_a_card(tmp_path: Path) -> None:
    deck = parse_deck(tmp_path / "mine.md", blocks(section("Write a card"), "markdown")[0])
    assert deck.faults == ()
    (card,) = deck.cards
    assert card.hint
    assert len(card.key_points) == 2


def test_the_drill_passes_lint_and_its_own_reference(own: ContentRoot) -> None:
    assert lint([ContentRoot(shipped_content()), own]) == []
    drill = find_drill([own], "masked_mean")
    assert judged(own, drill_files(drill.folder, drill.name).answer.source).passed


def test_the_drills_wrong_answer_is_told_why(own: ContentRoot) -> None:
    drill = find_drill([own], "masked_mean")
    verdict = judged(own, (drill.folder / "wrong" / "all_tokens.py").read_text())
    assert (verdict.kind, verdict.cause) == (VerdictKind.WRONG, Cause.SCALE)
    assert "valid" in verdict.message


def test_no_command_is_shown_that_does_not_exist() -> None:
    from studycli.cli import COMMANDS

    shown = set(re.findall(r"`study ([a-z]+)", README))
    assert shown <= set(COMMANDS)
    assert {"today", "drill"} <= shown
