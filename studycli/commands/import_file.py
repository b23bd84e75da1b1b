"""`study import FILE`: what was learned elsewhere."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from studycli.errors import UsageError

if TYPE_CHECKING:
    from studycli.exchange.own_decks import Added


def import_file(
    file: Annotated[
        Path,
        typer.Argument(help="A record (.jsonl), a package of Anki (.apkg), cards (.csv), or a deck (.md)."),
    ],
    topic: Annotated[
        str | None, typer.Option(help="The topic of cards that name none (.csv), or of all cards (.apkg).")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="What came in, as one JSON object.")] = False,
) -> None:
    """Take in what was learned elsewhere.

    What is known already is passed over, so importing a file twice is no different from once. Cards become decks of
    your own, in new files below the folder that `study doctor` names.
    """
    readers: dict[str, Callable[[Path, bool], None]] = {
        ".jsonl": _import_jsonl,
        ".csv": partial(_import_csv, topic=topic),
        ".md": _import_markdown,
        ".apkg": partial(_import_anki, topic=topic),
        ".colpkg": partial(_import_anki, topic=topic),
    }
    _ensure_there(file)
    reader = readers.get(file.suffix.lower())
    if reader is None:
        *others, last = readers
        raise UsageError(
            f"{file}: study cannot import such a file.",
            f"It reads files that end in {', '.join(others)} or {last}.",
        )
    reader(file, as_json)


def _ensure_there(file: Path) -> None:
    """Raises UsageError, naming the nearest file beside it, when there is no file called so."""
    if file.is_dir():
        raise UsageError(f"{file} is a folder.", "Name a file in it.")
    if not file.exists():
        from studycli.content.names import did_you_mean

        beside = [each.name for each in file.parent.glob("*.*")] if file.parent.is_dir() else []
        otherwise = "Name a record (.jsonl), a package of Anki (.apkg), cards (.csv) or a deck (.md)."
        raise UsageError(f"There is no file {file}.", did_you_mean(file.name, beside, otherwise))


def _import_jsonl(file: Path, as_json: bool) -> None:
    from studycli.commands.exchanging import exchanging, tell
    from studycli.exchange.outcome import import_lines
    from studycli.exchange.transfer import import_events

    with exchanging() as exchange:
        outcome = import_events(exchange.store, exchange.home, file, exchange.moment)
    tell(outcome, import_lines(outcome), as_json=as_json)


def _import_csv(file: Path, as_json: bool, topic: str | None) -> None:
    from studycli.commands.opening import open_study
    from studycli.exchange.cards_csv import read_cards_csv
    from studycli.exchange.own_decks import own_decks

    with open_study() as study:
        decks = own_decks(study.catalogue, study.store)
        added = decks.add(read_cards_csv(file, decks.name, topic), file.stem, file.stem)
    _tell_added(added, as_json=as_json)


def _import_markdown(file: Path, as_json: bool) -> None:
    from studycli.commands.opening import open_study
    from studycli.exchange.cards_markdown import read_deck_file
    from studycli.exchange.own_decks import own_decks

    with open_study() as study:
        decks = own_decks(study.catalogue, study.store)
        title, cards = read_deck_file(file, decks.name)
        added = decks.add(cards, file.stem, title)
    _tell_added(added, as_json=as_json)


def _import_anki(file: Path, as_json: bool, topic: str | None) -> None:
    from studycli import paths
    from studycli.commands.opening import open_study
    from studycli.exchange.anki_import import import_anki
    from studycli.exchange.lock import only_one
    from studycli.exchange.own_decks import own_decks

    with open_study() as study, only_one(paths.home() / "sync.lock"):
        decks = own_decks(study.catalogue, study.store)
        outcome = import_anki(
            file, study.store, decks, paths.backups(), study.clock.now(), study.config.day_starts_at, topic
        )
    if as_json:
        print(json.dumps(outcome.as_data(), ensure_ascii=False))
    else:
        print("\n".join(outcome.lines()))
    for line in outcome.remarks():
        print(f"study: {line}", file=sys.stderr)


def _tell_added(added: Added, *, as_json: bool) -> None:
    if as_json:
        print(json.dumps(added.as_data(), ensure_ascii=False))
    else:
        print("\n".join(added.lines()))
