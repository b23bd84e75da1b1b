"""Files of events: they grow at their end, whatever happens to them, and damage costs only its own line."""

from __future__ import annotations

from pathlib import Path

import pytest

from studycli.exchange import reading
from studycli.exchange.line import event_line, header_line
from studycli.exchange.reading import EventFile, fingerprint
from studycli.exchange.writing import append_events, write_new_file
from studycli.store.events import Event, EventType


def draft(text: str) -> Event:
    return Event(EventType.DRAFT, ("a", text, "2026-11-26T09:00:00.000000+00:00"))


def texts(file: EventFile) -> list[str | int | float]:
    return [event.row[1] for batch in file.batches() for event in batch]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "d.jsonl"


def test_reading_goes_on_where_it_ended(path: Path) -> None:
    first = append_events(path, [draft("1"), draft("2")], "d")
    assert first is not None
    assert (first.start, first.end, first.lines, first.alone) == (0, path.stat().st_size, 3, True)
    file = EventFile(path)
    assert texts(file) == ["1", "2"]
    assert (file.offset, file.line) == (first.end, 3)
    second = append_events(path, [draft("3")], "d")
    assert second is not None
    assert (second.start, second.lines) == (first.end, 1)
    later = EventFile(path, file.offset, file.line)
    assert texts(later) == ["3"]
    assert (later.offset, later.line) == (second.end, 4)


def test_nothing_to_write_makes_no_file(path: Path) -> None:
    assert append_events(path, [], "d") is None
    assert not path.exists()


@pytest.mark.parametrize("cut", [1, 5, 40])
def test_after_an_interrupted_write_a_new_line_begins_and_nobody_is_troubled(path: Path, cut: int) -> None:
    append_events(path, [draft("1"), draft("2")], "d")
    whole = path.read_bytes()
    path.write_bytes(whole[:-cut])
    torn = EventFile(path)
    assert texts(torn) == (["1", "2"] if cut == 1 else ["1"])
    assert torn.damaged.count == 0
    append_events(path, [draft("2"), draft("3")], "d")
    assert path.read_bytes().startswith(whole[:-cut])
    assert texts(EventFile(path, torn.offset, torn.line)) == ["2", "3"]
    again = EventFile(path)
    assert texts(again)[-2:] == ["2", "3"]
    assert again.damaged.count == 0


def test_a_damaged_line_costs_only_itself(path: Path) -> None:
    lines = [header_line("d"), *(event_line(draft(str(n))) for n in range(5))]
    lines[2] = lines[2].replace(b'"1"', b'"9"')
    lines[4] = b"\xff\x00 not ours \n"
    path.write_bytes(b"".join(lines))
    file = EventFile(path)
    assert texts(file) == ["0", "2", "4"]
    assert [str(damage) for damage in file.damaged.lines] == [
        "d.jsonl:3: its checksum does not fit",
        "d.jsonl:5: it is not an event",
    ]


def test_a_large_file_of_something_else_is_counted_and_its_beginning_named(path: Path) -> None:
    path.write_bytes(b"x\n" * 10_000)
    file = EventFile(path)
    assert texts(file) == []
    assert (file.damaged.count, len(file.damaged.lines), file.is_ours) == (10_000, 100, False)


def test_what_git_leaves_of_a_conflict_costs_only_its_marks(path: Path) -> None:
    path.write_bytes(
        b"<<<<<<< ours\n"
        + event_line(draft("1"))
        + b"=======\n"
        + event_line(draft("2"))
        + b">>>>>>> theirs\n"
    )
    file = EventFile(path)
    assert texts(file) == ["1", "2"]
    assert [damage.line for damage in file.damaged.lines] == [1, 3, 5]


def test_lines_may_end_as_on_windows_be_empty_or_lack_the_last_line_feed(path: Path) -> None:
    lines = [event_line(draft(text)).strip(b"\n") for text in "12"]
    path.write_bytes(b"\r\n" + lines[0] + b"\r\n\r\n" + lines[1])
    file = EventFile(path)
    assert texts(file) == ["1", "2"]
    assert file.offset == path.stat().st_size


def test_an_endless_line_does_not_fill_the_memory(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "LONGEST_LINE", 1000)
    path.write_bytes(b"{" + b"x" * 5000 + b"\n" + event_line(draft("1")))
    file = EventFile(path)
    assert texts(file) == ["1"]
    assert [damage.line for damage in file.damaged.lines] == [1]
    assert file.offset == path.stat().st_size


def test_what_is_unknown_here_is_counted(path: Path) -> None:
    path.write_bytes(header_line("d") + b'{"type":"mood"}\n{"type":"mood"}\n' + event_line(draft("1")))
    file = EventFile(path)
    assert texts(file) == ["1"]
    assert file.unknown == {"mood": 2}
    assert file.damaged.count == 0


def test_batches_are_bounded(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "BATCH", 2)
    append_events(path, [draft(str(n)) for n in range(5)], "d")
    file = EventFile(path)
    assert [len(batch) for batch in file.batches()] == [2, 2, 1]
    assert file.events == 5


def test_a_fingerprint_tells_growth_from_another_history(path: Path) -> None:
    append_events(path, [draft("1"), draft("2")], "d")
    size = path.stat().st_size
    before = fingerprint(path, size)
    append_events(path, [draft("3")], "d")
    assert fingerprint(path, size) == before
    content = bytearray(path.read_bytes())
    content[size - 30] ^= 1
    path.write_bytes(content)
    assert fingerprint(path, size) != before


def test_a_file_that_is_written_anew_is_whole_or_as_before(path: Path) -> None:
    def failing():
        yield draft("1")
        raise OSError("the disk went away")

    write_new_file(path, [draft("old")], "d")
    with pytest.raises(OSError, match="went away"):
        write_new_file(path, failing(), "d")
    assert texts(EventFile(path)) == ["old"]
    assert list(path.parent.iterdir()) == [path]
