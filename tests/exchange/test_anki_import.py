"""Anki's packages, built by hand in the legacy format and taken in."""

from __future__ import annotations

import json
import sqlite3
import zipfile
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta, timezone
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studycli.catalogue import open_catalogue
from studycli.content.deck import read_deck
from studycli.content.library import load_library
from studycli.errors import StoreError, UsageError
from studycli.exchange import anki_package
from studycli.exchange.anki_import import AnkiImport, event_id, import_anki
from studycli.exchange.anki_notes import guid, notes, write_package
from studycli.exchange.html_markdown import as_markdown
from studycli.exchange.own_decks import OwnDecks, own_decks
from studycli.exchange.sources import Sources
from studycli.model.items import ItemId
from studycli.model.review import Rating
from studycli.paths import content_roots
from studycli.store.merging import Merging
from studycli.study_days import moment_at

from .conftest import Machine
from .test_anki_notes import CURRICULUM
from .test_cards_csv import DECK

SCHEMA = """
CREATE TABLE col (id integer, crt integer, mod integer, scm integer, ver integer, dty integer, usn integer,
    ls integer, conf text, models text, decks text, dconf text, tags text);
CREATE TABLE notes (id integer, guid text, mid integer, mod integer, usn integer, tags text, flds text,
    sfld integer, csum integer, flags integer, data text);
CREATE TABLE cards (id integer, nid integer, did integer, ord integer, mod integer, usn integer, type integer,
    queue integer, due integer, ivl integer, factor integer, reps integer, lapses integer, left integer,
    odue integer, odid integer, flags integer, data text);
CREATE TABLE revlog (id integer, cid integer, usn integer, ease integer, ivl integer, lastIvl integer,
    factor integer, time integer, type integer);
"""
MODELS = {
    "1": {
        "name": "Basic (and reversed card)",
        "type": 0,
        "flds": [{"name": "Front"}, {"name": "Back"}],
        "tmpls": [
            {"qfmt": "{{Front}}", "afmt": "{{FrontSide}}<hr id=answer>{{Back}}"},
            {"qfmt": "{{type:Back}}", "afmt": "{{FrontSide}}{{Front}}"},
        ],
    },
    "2": {
        "name": "Cloze",
        "type": 1,
        "flds": [{"name": "Text"}, {"name": "Extra"}],
        "tmpls": [{"qfmt": "{{cloze:Text}}", "afmt": "{{cloze:Text}}<br>{{Extra}}"}],
    },
}
START = 1_790_000_000_000
"""Milliseconds: 21 September 2026, 14:13 UTC."""
TWO_HOURS = timedelta(hours=2)


def package(
    path: Path,
    notes: list[tuple[str, int, str]],
    answers: list[tuple[int, int, int, int, int]] = (),  # type: ignore[assignment]
    *,
    suspended: tuple[int, ...] = (),
    conf: dict[str, Any] | None = None,
    change: str = "",
) -> Path:
    """A package with `notes` (guid, model, fields), two cards each, and `answers` (time, card, ease, kind, factor).

    The cards of note 1 are 10 and 11, those of note 2 are 20 and 21.
    """
    file = path.with_suffix(".db")
    file.unlink(missing_ok=True)
    connection = sqlite3.connect(file)
    connection.executescript(SCHEMA)
    decks = json.dumps({"1": {"name": "Default"}, "5": {"name": "Course::MAE"}})
    told = (json.dumps(conf or {"schedVer": 2}), json.dumps(MODELS), decks)
    connection.execute("INSERT INTO col VALUES (1, 0, 0, 0, 11, 0, 0, 0, ?, ?, ?, '{}', '{}')", told)
    for note, (name, model, fields) in enumerate(notes, 1):
        connection.execute(
            "INSERT INTO notes VALUES (?, ?, ?, 0, 0, '', ?, '', 0, 0, '')", (note, name, model, fields)
        )
        for number in (0, 1):
            card = note * 10 + number
            queue = -1 if card in suspended else 2
            row = (card, note, number, START // 1000, queue)
            connection.execute(
                "INSERT INTO cards VALUES (?, ?, 5, ?, ?, 0, 2, ?, 0, 0, 0, 0, 0, 0, 0, 0, 0, '')", row
            )
    connection.executemany("INSERT INTO revlog VALUES (?1, ?2, 0, ?3, 1, 1, ?5, 4000, ?4)", answers)
    connection.executescript(change)
    connection.commit()
    connection.close()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.write(file, "collection.anki2")
        archive.writestr("media", "{}")
    return path


@pytest.fixture
def one(study_home: Path) -> Iterator[Machine]:
    machine = Machine(study_home)
    yield machine
    machine.store.close()


def decks_of(machine: Machine) -> OwnDecks:
    return own_decks(open_catalogue(machine.store, content_roots()), machine.store)


def take_in(machine: Machine, file: Path, topic: str | None = None) -> AnkiImport:
    now = moment_at(machine.clock.instant.astimezone(timezone(TWO_HOURS)))
    return import_anki(file, machine.store, decks_of(machine), machine.backups, now, time(4), topic)


NOTES = [
    ("g1", 1, "What is <b>MAE</b>?\x1fa<br>b"),
    ("g2", 2, "{{c2::Half}} of the {{c1::patches::which?}} hide \\(x=={y}\\)\x1f"),
]


def test_cards_answers_and_suspensions_come_in_once(one: Machine, tmp_path: Path) -> None:
    late = START + 11 * 3_600_000 + 40 * 60_000  # 01:53 UTC: 03:53 where the learner is, still the day before
    file = package(
        tmp_path / "my deck.apkg",
        NOTES,
        [
            (START, 10, 1, 0, 0),
            (late, 10, 3, 1, 2500),
            (START + 5, 20, 4, 1, 2500),
            (START + 6, 21, 2, 2, 2500),
        ],
        suspended=(11,),
    )
    told = take_in(one, file)
    assert (told.added.cards, told.reviews, told.suspended, told.left_out) == (3, 4, 1, {})
    assert told.backup is not None
    assert told.backup.exists()
    (path,) = told.added.decks
    deck = read_deck(path)
    assert (path.name, deck.topic, deck.faults) == ("anki-my-deck.md", "mae", ())
    front, back, half, patches = deck.cards
    assert (front.prompt, front.answer) == ("What is **MAE**?", "a\nb")
    assert (back.id, back.prompt, back.answer) == (f"{front.id}-2", "a\n\nb", "What is **MAE**?")
    assert "[…] of the patches hide $x=={y}$" in half.prompt
    assert [len(one.store.reviews_of(card.id)) for card in (front, back, half, patches)] == [2, 0, 1, 1]
    first, second = one.store.reviews_of(front.id)
    assert (first.rating, first.device, first.duration) == (Rating.AGAIN, "anki", 4.0)
    assert (first.moment.at, first.moment.utc_offset) == (
        datetime.fromtimestamp(START / 1000, UTC),
        TWO_HOURS,
    )
    assert first.moment.day == second.moment.day == date(2026, 9, 21)
    assert (
        one.store.reviews_of(patches.id)[0].rating is Rating.EASY
    )  # Anki's first card hides c1, our second span
    assert one.store.suspended() == {back.id}
    before = one.dump()
    again = take_in(one, file)
    assert (again.reviews, again.suspended, again.added.known, again.added.decks) == (0, 0, 3, ())
    assert one.dump() == before
    assert one.store.rebuild() == 0


def test_what_stands_on_the_back_of_a_cloze_is_not_shown_with_the_gap(one: Machine, tmp_path: Path) -> None:
    notes = [
        ("g", 2, "{{c1::A}} and {{c2::b}} and {{c1::c}}\x1fA, of course"),
        ("h", 2, "{{c1::A}}, {{c1::b}}\x1f"),
    ]
    told = take_in(one, package(tmp_path / "x.apkg", notes, [(START, 11, 3, 1, 2500)]))
    first, second, both = read_deck(told.added.decks[0]).cards
    assert (first.prompt, second.prompt, both.prompt) == ("[…] and b and […]", "A and […] and c", "[…], […]")
    assert first.answer == "A · c\n\nA and b and c\n\nA, of course"
    assert len(one.store.reviews_of(second.id)) == 1


def test_what_was_no_answer_is_left_out_and_old_buttons_are_told_apart(one: Machine, tmp_path: Path) -> None:
    far = int(datetime(2030, 1, 1, tzinfo=UTC).timestamp() * 1000)
    answers = [
        (START, 10, 2, 0, 0),
        (START + 1, 10, 2, 1, 2500),
        (START + 2, 10, 0, 4, 0),
        (START + 3, 10, 3, 3, 0),
    ]
    answers += [
        (far, 10, 3, 1, 2500),
        (START + 4, 99, 3, 1, 2500),
        (START + 5, 10, 7, 1, 2500),
        (-5, 10, 3, 1, 2500),
    ]
    told = take_in(one, package(tmp_path / "x.apkg", NOTES[:1], answers, conf={"schedVer": 1}))
    assert told.reviews == 2
    assert sorted(told.left_out.values()) == [1, 3]
    item = read_deck(told.added.decks[0]).cards[0].id
    assert [review.rating for review in one.store.reviews_of(item)] == [Rating.GOOD, Rating.HARD]


def test_what_study_wrote_comes_back_to_its_own_items(one: Machine, study_home: Path, tmp_path: Path) -> None:
    own = study_home / "cards"
    own.mkdir(parents=True)
    (own / "mixed.md").write_text(DECK)
    written = list(notes(read_deck(own / "mixed.md").cards, Sources()))
    file = tmp_path / "out.apkg"
    write_package(file, written, CURRICULUM)
    with zipfile.ZipFile(file) as archive:
        archive.extract("collection.anki2", tmp_path)
    connection = sqlite3.connect(tmp_path / "collection.anki2")
    cards = connection.execute("SELECT id FROM cards ORDER BY id").fetchall()
    for place, (card,) in enumerate(cards):
        connection.execute(
            "INSERT INTO revlog VALUES (?, ?, 0, 3, 1, 1, 2500, 1000, 1)", (START + place, card)
        )
    connection.commit()
    connection.close()
    with zipfile.ZipFile(file, "w") as archive:
        archive.write(tmp_path / "collection.anki2", "collection.anki2")
    told = take_in(one, file)
    assert (told.back, told.reviews, told.added.decks) == (7, 7, ())
    assert one.store.known_items() == {card.id for card in read_deck(own / "mixed.md").cards}
    assert guid("plain-one") != guid("plain-two")
    (own / "mixed.md").unlink()
    told = take_in(one, file)
    assert (told.reviews, told.added.cards, told.back) == (0, 4, 2)
    made = {card.id: card for card in read_deck(told.added.decks[0]).cards}
    assert set(made) == {"plain-one", "longer", "hidden/1", "hidden/2", "tree"}
    assert made[ItemId("longer")].prompt == "A longer question\n\n@ goes on here."


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ("DROP TABLE revlog", "no table revlog"),
        ("DROP TABLE cards; CREATE TABLE cards (id)", "its table cards is another one"),
        ("UPDATE col SET models = 'nonsense'", "makes no sense"),
        ("UPDATE col SET decks = '[]'", "makes no sense"),
        ("DELETE FROM col", "makes no sense"),
        (
            "DROP TABLE notes; CREATE VIEW notes AS SELECT 1 AS id, 2 AS guid, 3 AS mid, 4 AS flds",
            "no table notes",
        ),
    ],
)
def test_a_foreign_database_is_refused_and_nothing_is_changed(
    one: Machine, study_home: Path, tmp_path: Path, change: str, told: str
) -> None:
    file = package(tmp_path / "x.apkg", NOTES, [(START, 10, 3, 1, 2500)], change=change)
    before = one.dump()
    with pytest.raises(UsageError, match=told):
        take_in(one, file)
    assert one.dump() == before
    assert not (study_home / "cards").exists()


def damaged(folder: Path, kind: str) -> Path:
    file = package(folder / "x.apkg", NOTES, [(START, 10, 3, 1, 2500)])
    data = file.read_bytes()
    if kind in ("new", "new by meta", "nothing in it"):
        with zipfile.ZipFile(file, "w") as archive:
            archive.writestr(
                {"new": "collection.anki21b", "new by meta": "meta"}.get(kind, "readme"), b"\x08\x03"
            )
    elif kind == "half":
        file.write_bytes(data[: len(data) // 2])
    elif kind == "flipped":
        file.write_bytes(data[:200] + bytes(byte ^ 0xFF for byte in data[200:260]) + data[260:])
    elif kind == "no database":
        with zipfile.ZipFile(file, "w") as archive:
            archive.writestr("collection.anki2", b"hello" * 1000)
    elif kind == "text":
        file.write_text("hello")
    else:
        file.unlink()
    return file


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        ("new", "new format"),
        ("new by meta", "new format"),
        ("nothing in it", "no collection of Anki"),
        ("half", "no Anki package, or it is damaged"),
        ("flipped", "damaged|cannot be read"),
        ("no database", "cannot be read"),
        ("text", "no Anki package"),
        ("missing", "No such file"),
    ],
)
def test_a_file_that_is_no_whole_package_is_refused(
    one: Machine, tmp_path: Path, kind: str, told: str
) -> None:
    with pytest.raises(UsageError, match=told):
        take_in(one, damaged(tmp_path, kind))


def test_a_bomb_is_not_unpacked(one: Machine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(anki_package, "SIZE_LIMIT", 1 << 20)
    file = tmp_path / "x.apkg"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("collection.anki2", bytes(3 << 20))
    with pytest.raises(UsageError, match="larger than 1 MB"):
        take_in(one, file)


def test_when_the_answers_cannot_be_saved_the_deck_goes_too(
    one: Machine, study_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: Merging) -> None:
        raise StoreError("The disk is full.")

    monkeypatch.setattr(Merging, "take_in", fail)
    with pytest.raises(StoreError, match="full"):
        take_in(one, package(tmp_path / "x.apkg", NOTES, [(START, 10, 3, 1, 2500)]))
    assert not list((study_home / "cards").glob("*.md"))


def test_the_same_answer_has_the_same_id_and_its_own_time() -> None:
    one, other = event_id(START, "review a"), event_id(START, "review b")
    assert (one, one == other) == (event_id(START, "review a"), False)
    assert (UUID(one).version, UUID(one).variant, UUID(one).int >> 80) == (7, "specified in RFC 4122", START)


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("<b>bold </b>x &amp; <i>it</i>", "**bold** x & *it*"),
        ("a<div>b</div><div>c</div>", "a\nb\n\nc"),
        ("<ul><li>a</li><li>b<ol><li>c</li></ol></li></ul>z", "- a\n- b\n   1. c\n\nz"),
        ("<pre><code>def f():\n  return a*b</code></pre>", "```\ndef f():\n  return a*b\n```"),
        ("use <code>a*b_c</code>, a*b", "use `a*b_c`, a\\*b"),
        ("\\(a_b &lt; 1\\), $5", "$a_b < 1$, \\$5"),
        ("<img src='a.png'>[sound:b.mp3]", "(missing image: a.png)(missing sound: b.mp3)"),
        ("# x<br>1. y", "\\# x\n1\\. y"),
        ("<script>x</script><b></b>y", "y"),
    ],
)
def test_html_becomes_markdown(html: str, markdown: str) -> None:
    assert as_markdown(html) == markdown


@pytest.mark.slow
def test_a_field_full_of_beginnings_is_read_to_its_end() -> None:
    assert as_markdown("\\(" * 40_000).count("(") == 40_000


PIECES = st.sampled_from(
    [
        "<b>",
        "</b>",
        "<ul>",
        "<li>",
        "</ul>",
        "<pre>",
        "</pre>",
        "<code>",
        "</code>",
        "<br>",
        "<div>",
        "&lt;",
        "##",
        " ",
        "x",
        "{{c1::",
        "{{c2::",
        "}}",
        "::",
        "```",
        "\\(",
        "\\)",
        "==",
        "- ",
        "> ",
        "\n",
        "<!--",
        "$",
        "[latex]",
    ]
)


@given(st.lists(PIECES, max_size=14).map("".join), st.sampled_from([1, 2]))
def test_any_field_is_taken_in_as_sound_cards_or_counted(text: str, model: int) -> None:
    from studycli.exchange.anki_cards import cards_of
    from studycli.store.anki_collection import AnkiNote, _model

    note = AnkiNote(1, "g", _model(MODELS[str(model)]), (text, "answer"))
    cards, items = cards_of(note, [0, 1], "vit")
    made = {card.id for written in cards for card in written.cards()}
    assert set(items.values()) <= made


def test_a_note_with_hundreds_of_gaps_is_left_out_and_counted(one: Machine, tmp_path: Path) -> None:
    text = " ".join(f"{{{{c{number}::x}}}}" for number in range(1, 400))
    told = take_in(one, package(tmp_path / "x.apkg", [("g", 2, f"{text}\x1f"), *NOTES]))
    assert (told.added.cards, sum(told.left_out.values())) == (3, 2)


def test_the_decks_that_came_in_are_sound(one: Machine, tmp_path: Path) -> None:
    take_in(one, package(tmp_path / "x.apkg", NOTES), topic="my own topic")
    library = load_library(content_roots())
    assert library.faults == ()
    assert sum(card.topic == "my-own-topic" for card in library.items.values()) == 4
    assert ItemId("vit-three-sentences") in library.items
