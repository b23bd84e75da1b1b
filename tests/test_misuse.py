"""A command line that does not fit is told like everything else: what is wrong, and what would be right."""

from __future__ import annotations

import sys

import pytest

from studycli import cli


@pytest.mark.parametrize(
    ("line", "told", "remedy"),
    [
        ("today --minutes abc", "--minutes abc does not fit.", "It should be a number from 1 on."),
        ("today --minutes 0", "--minutes 0.0 does not fit.", "It should be a number from 1 on."),
        ("today --new x", "--new x does not fit.", "It should be a whole number from 0 on."),
        ("stats --days 0", "--days 0 does not fit.", "It should be a whole number from 1 to 36500."),
        ("check --device tpu softmax", "--device tpu does not fit.", "It should be auto, cpu or cuda."),
        ("stats --jsn", "`study stats` has no option --jsn.", "Did you mean --json?"),
        ("today --foo", "`study today` has no option --foo.", "`study today --help` shows what it takes."),
        ("today --minutes", "--minutes needs a value.", "--help` shows what it takes."),
        ("drill", "`study drill` needs a name.", "`study drill --help` shows what it takes."),
        ("tody", "There is no command tody.", "Did you mean today?"),
        ("xyzzy", "There is no command xyzzy.", "`study --help` shows what it takes."),
        ("export foo", "There is no command foo.", "`study export --help` shows what it takes."),
        ("optimize a b", "`study optimize` takes nothing like a b there.", "`study optimize --help`"),
    ],
)
def test_what_is_wrong_is_said_with_what_would_be_right(
    line: str, told: str, remedy: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["study", *line.split()])
    with pytest.raises(SystemExit) as left:
        cli.main()
    out, err = capsys.readouterr()
    assert (left.value.code, out) == (2, "")
    first, second = err.splitlines()
    assert first == f"study: {told}"
    assert remedy in second


def test_a_group_alone_shows_what_it_holds(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["study", "export"])
    with pytest.raises(SystemExit) as left:
        cli.main()
    assert left.value.code == 2
    assert "jsonl" in "".join(capsys.readouterr())
