"""Every format says the same, from the same data."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from studycli.atomic_write import write_whole
from studycli.errors import UsageError
from studycli.model.items import Seconds
from studycli.model.memory import Probability
from studycli.reports.as_json import report_as_json
from studycli.reports.as_markdown import report_as_markdown
from studycli.reports.as_text import report_as_text
from studycli.reports.data import FORMAT, ReportData
from studycli.reports.ink import Colour
from studycli.reports.wording import bar, percent, took


def test_json_carries_every_field(awkward: ReportData) -> None:
    told = json.loads(report_as_json(awkward))
    assert told["format"] == FORMAT
    assert told["period"] == {"since": "2026-02-24", "until": "2026-03-02"}
    assert told["effort"]["days"][0] == {
        "day": "2026-03-01",
        "reviews": 1200,
        "forgotten": 7,
        "minutes": 60.0,
    }
    assert told["topics"][1]["remembered"] is None
    assert told["drills"][0]["repetitions"][1]["rating"] == 2
    assert told["family"][0]["children"][0]["topic"] == "mae"
    assert told["weakest"][0]["remembered"] == 0.41
    assert told["forecast"][1] == {"day": "2026-03-03", "cards": 10, "drills": 2, "minutes": 14.5}


def test_markdown_tables_are_whole(awkward: ReportData) -> None:
    """Every row has as many cells as its head, also where a text holds a bar."""
    text = report_as_markdown(awkward)
    tables = [block.splitlines() for block in text.split("\n\n") if block.startswith("|")]
    assert len(tables) == 8
    for lines in tables:
        cells = {line.replace("\\|", "").count("|") for line in lines}
        assert len(cells) == 1, lines
    assert "1,201 answers" in text
    assert "88 % remembered when asked again on a later day" in text
    assert "A title \\| with a bar" in text
    assert "## What keeps failing" in text
    assert "| `patch_embed` | 2           | 5 (3 failed) | 4:40       | 1:00" in text


def test_what_a_learner_wrote_is_no_markdown(awkward: ReportData) -> None:
    weak = replace(awkward.weakest[0], question="a|b `x|y` *c* <b> [d](e)\n# f", suggestion="one ` alone")
    text = report_as_markdown(replace(awkward, weakest=(weak,)))
    assert r"a\|b `x\|y` \*c\* \<b\> \[d\](e) \# f" in text
    assert r"one \` alone" in text


def test_the_terminal_gets_no_line_over_80_columns(awkward: ReportData, snapshot: SnapshotAssertion) -> None:
    text = report_as_text(awkward)
    assert max(map(len, text.splitlines())) <= 80
    assert text == snapshot


def test_colours_add_nothing_to_the_terminal_but_colours(awkward: ReportData) -> None:
    painted = report_as_text(awkward, Colour.ANSI)
    assert painted != report_as_text(awkward)
    assert re.sub(r"\x1b\[\d*m", "", painted) == report_as_text(awkward)


@pytest.mark.parametrize(
    ("share", "told"), [(None, "–"), (Probability(0.0), "0 %"), (Probability(0.996), "100 %")]
)
def test_a_share_is_said_in_percent(share: Probability | None, told: str) -> None:
    assert percent(share) == told
    assert len(bar(share)) == 10


def test_seconds_are_said_as_a_clock() -> None:
    assert [took(Seconds(value)) for value in (0.0, 59.6, 125.0, 3600.0)] == [
        "0:00",
        "1:00",
        "2:05",
        "1:00:00",
    ]


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "report.md"
    write_whole(target, "first")
    monkeypatch.setattr("os.fsync", lambda _: (_ for _ in ()).throw(OSError(28, "No space left on device")))
    with pytest.raises(UsageError, match="No space left"):
        write_whole(target, "second")
    assert target.read_text() == "first"
    assert list(tmp_path.iterdir()) == [target]


def test_a_place_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="nowhere"):
        write_whole(tmp_path / "nowhere" / "report.md", "text")
