"""`study export anki`: cards and drills as notes of Anki, the same note for the same item every time."""

from __future__ import annotations

import tempfile
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from studycli.content.curriculum import Curriculum
from studycli.errors import UsageError
from studycli.exchange.anki_html import CSS, as_html, cloze_as_html, code_as_html, points_as_html
from studycli.exchange.sources import Sources
from studycli.model.items import CardKind, Drill, Item, TopicId

if TYPE_CHECKING:
    import genanki

DECK = "study"
"""The deck below which all others stand."""

ID_FIELD = "study id"
"""The field that says which item a note stands for."""

_BASIC_MODEL = 1_764_028_801
_CLOZE_MODEL = 1_764_028_802
"""Any numbers will do, but never others: by them Anki knows our notes again."""

_HINT = "{{#Hint}}<details><summary>hint</summary>{{Hint}}</details>{{/Hint}}"
_TOPIC = '<div class="topic">{{Topic}}</div>'
_REFERENCE = "reference.py"


@dataclass(frozen=True, slots=True)
class AnkiNote:
    """One note, before genanki has it."""

    id: str
    """The item's id; of a cloze, the id of its heading."""
    topic: TopicId
    text: str
    """The front; of a cloze, its text with the hidden spans."""
    back: str
    hint: str
    is_cloze: bool = False


def notes(items: Sequence[Item], sources: Sources) -> Iterator[AnkiNote]:
    """The notes of `items` in their order; the cards of one cloze are one note."""
    seen: set[str] = set()
    for item in items:
        if isinstance(item, Drill):
            yield _drill_note(item)
        elif item.kind is not CardKind.CLOZE:
            back = as_html(item.answer) + points_as_html(item.key_points)
            yield AnkiNote(item.id, item.topic, _question(item.prompt), back, as_html(item.hint))
        elif item.group not in seen and (section := sources.section(item)) is not None:
            seen.add(item.group)
            text = _question(section.heading.text) + cloze_as_html(section)
            yield AnkiNote(item.group, item.topic, text, "", as_html(item.hint), is_cloze=True)


def _question(prompt: str) -> str:
    heading, _, rest = prompt.partition("\n")
    return f'<div class="question">{as_html(heading)}</div>{as_html(rest)}'


def _drill_note(drill: Drill) -> AnkiNote:
    try:
        reference = (drill.folder / _REFERENCE).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        reference = "# The reference cannot be read."
    return AnkiNote(
        drill.id, drill.topic, _question(f"{drill.title}\n\n{drill.prompt}"), code_as_html(reference), ""
    )


def guid(item: str) -> str:
    """The id by which Anki knows a note again."""
    return f"study-{sha256(item.encode()).hexdigest()[:16]}"


def write_package(path: Path, written: Sequence[AnkiNote], curriculum: Curriculum) -> None:
    """Writes `written` as an .apkg file, whole or not at all. Raises UsageError when it cannot be written."""
    import genanki

    basic, cloze = _models()
    decks: dict[TopicId, genanki.Deck] = {}
    for position, note in enumerate(written):
        if note.topic not in decks:
            name = deck_name(note.topic, curriculum)
            decks[note.topic] = genanki.Deck(_deck_id(note.topic), name)
        topic = _topic_title(note.topic, curriculum)
        fields = [note.text, note.back, note.hint, topic, note.id]
        decks[note.topic].add_note(
            genanki.Note(
                model=cloze if note.is_cloze else basic,
                fields=fields,
                tags=["study", _tag(note.topic)],
                guid=guid(note.id),
                due=position,
            )
        )
    try:
        _write(genanki.Package(list(decks.values())), path)
    except OSError as error:
        raise UsageError(
            f"{path}: the file cannot be written ({error.strerror}).", "Name a place that you may write to."
        ) from error


def _models() -> tuple[genanki.Model, genanki.Model]:
    from genanki import Model

    names = ("Hint", "Topic", ID_FIELD)
    answer = "<hr id=answer>"
    basic = Model(
        _BASIC_MODEL,
        "study card",
        fields=[{"name": name} for name in ("Front", "Back", *names)],
        templates=[
            {
                "name": "Card",
                "qfmt": f"{_TOPIC}{{{{Front}}}}{_HINT}",
                "afmt": f"{_TOPIC}{{{{Front}}}}{answer}{{{{Back}}}}",
            }
        ],
        css=CSS,
    )
    cloze = Model(
        _CLOZE_MODEL,
        "study cloze",
        model_type=Model.CLOZE,
        fields=[{"name": name} for name in ("Text", "Back", *names)],
        templates=[
            {
                "name": "Cloze",
                "qfmt": f"{_TOPIC}{{{{cloze:Text}}}}{_HINT}",
                "afmt": f"{_TOPIC}{{{{cloze:Text}}}}{{{{Back}}}}",
            }
        ],
        css=CSS,
    )
    return basic, cloze


def deck_name(topic: TopicId, curriculum: Curriculum) -> str:
    """`study::Phase IV · Vision::ViT`."""
    phase = curriculum.phase(topic)
    above = "Other" if phase is None else phase.title
    if phase is not None and phase.number:
        above = f"{phase.label} · {phase.title}"
    return "::".join(name.replace("::", ":") for name in (DECK, above, _topic_title(topic, curriculum)))


def _topic_title(topic: TopicId, curriculum: Curriculum) -> str:
    known = curriculum.topics.get(topic)
    return topic if known is None else known.title


def _deck_id(topic: TopicId) -> int:
    return (1 << 40) + int.from_bytes(sha256(f"study deck {topic}".encode()).digest()[:4], "big")


def _tag(topic: TopicId) -> str:
    return "study::" + "-".join(topic.split())


def _write(package: genanki.Package, path: Path) -> None:
    # genanki leaves its database behind where temporary files are made: here, in a folder that goes.
    with tempfile.TemporaryDirectory(prefix=f".{path.name}.", dir=path.parent) as folder:
        before, tempfile.tempdir = tempfile.tempdir, folder
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # it takes `<` in code for a tag, though it is escaped
                package.write_to_file(Path(folder) / path.name)
        finally:
            tempfile.tempdir = before
        (Path(folder) / path.name).replace(path)
