"""The tables that spreadsheets and programs read."""

from __future__ import annotations

import csv
from datetime import timedelta
from io import StringIO

import pytest

from studycli.model.items import TopicId
from studycli.model.review import MarkKind, Rating
from studycli.place.scope import EVERYTHING, Selection
from studycli.reports.as_csv import ITEM_COLUMNS, REVIEW_COLUMNS, csv_lines, item_lines, review_lines

from ..session.conftest import World
from .test_gather import DRILL, MONDAY, cards


def items(world: World, **wishes: object) -> list[dict[str, str]]:
    told = {"since": None, "until": None, "scope": EVERYTHING, **wishes}
    parameters = world.scheduler.settings.parameters
    text = "".join(item_lines(world.store, world.catalogue, world.clock.now(), parameters, **told))
    return list(csv.DictReader(StringIO(text, newline="")))


def reviews(world: World, **wishes: object) -> list[dict[str, str]]:
    told = {"since": None, "until": None, "scope": EVERYTHING, **wishes}
    text = "".join(review_lines(world.store, world.catalogue, **told))
    return list(csv.DictReader(StringIO(text, newline="")))


def test_every_item_has_a_row_also_before_its_first_answer(world: World) -> None:
    rows = items(world)
    assert list(rows[0]) == list(ITEM_COLUMNS)
    assert [row["item"] for row in rows] == [entry.id for entry in world.catalogue.entries()]
    assert {(row["reviews"], row["remembered"], row["due_day"]) for row in rows} == {("0", "", "")}


def test_an_items_row_says_what_happened_to_it(world: World) -> None:
    one, two = cards(world, 2)
    world.answer(one, Rating.EASY, seconds=30)
    world.days_pass(10)
    world.answer(one, Rating.AGAIN, seconds=90)
    world.mark(one, MarkKind.SUSPEND)
    rows = {row["item"]: row for row in items(world, since=MONDAY + timedelta(days=1))}
    row = rows[one]
    assert (row["reviews"], row["forgotten"], row["minutes"], row["answers"]) == ("1", "1", "1.5", "2")
    assert (row["last_day"], row["suspended"], row["lapses"]) == ("2026-03-12", "1", "1")
    assert 0 < float(row["remembered"]) <= 1
    assert rows[two]["reviews"] == "0"


def test_every_review_that_stands_has_a_row(world: World) -> None:
    one, two = cards(world, 2)
    world.answer(one, Rating.HARD, seconds=12.5)
    world.answer(two)
    world.store.undo(world.clock.now())
    world.days_pass(1)
    world.answer(DRILL, Rating.GOOD)
    rows = reviews(world)
    assert [(row["item"], row["rating"], row["day"]) for row in rows] == [
        (one, "2", "2026-03-02"),
        (DRILL, "3", "2026-03-03"),
    ]
    assert list(rows[0]) == list(REVIEW_COLUMNS)
    assert (rows[0]["seconds"], rows[0]["at"]) == ("12.5", "2026-03-02T09:00:00+00:00")
    assert [row["item"] for row in reviews(world, since=MONDAY + timedelta(days=1))] == [DRILL]
    topic = TopicId(rows[1]["topic"])
    assert [row["item"] for row in reviews(world, scope=Selection(frozenset({topic})))] == [
        row["item"] for row in rows if row["topic"] == topic
    ]


def test_quotes_and_line_ends_are_those_of_rfc_4180() -> None:
    text = "".join(csv_lines(["a", "b"], [['say "x", then', "ü\nβ"], ["", 1]]))
    assert text == 'a,b\r\n"say ""x"", then",ü β\r\n,1\r\n'


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", " =1", "\t=1", "\u202e=1", "＝1"])
def test_no_text_is_a_formula(text: str) -> None:
    [_, row] = csv.reader(StringIO("".join(csv_lines(["a"], [[text]])), newline=""))
    assert row[0].startswith("'")


def test_numbers_are_no_texts() -> None:
    assert "".join(csv_lines(["a"], [[-1.5]])) == "a\r\n-1.5\r\n"


def test_many_rows_come_in_pieces() -> None:
    pieces = list(csv_lines(["a"], ([n] for n in range(5000))))
    assert len(pieces) == 3
    assert "".join(pieces).splitlines() == ["a", *map(str, range(5000))]
