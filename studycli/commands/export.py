"""`study export …`: what was learned, in forms that other machines and programs read."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from studycli.commands.scopes import scope_words, selected, topic_words

if TYPE_CHECKING:
    from studycli.commands.opening import Study
    from studycli.exchange.own_answers import Written
    from studycli.model.items import Card, Item
    from studycli.place.scope import Selection

app = typer.Typer(
    help="Write your record for another machine or another program.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@app.callback()
def _group() -> None:
    """Write your record for another machine or another program."""


@app.command("jsonl")
def export_jsonl(
    output: Annotated[Path | None, typer.Option(help="A file to write instead of standard output.")] = None,
) -> None:
    """Write everything that ever happened, one JSON object a line.

    Answers, what was taken back, marks, runs of drills, decisions about the plan and drafts. `study import` reads it.
    """
    from studycli import paths
    from studycli.atomic_write import refuse_devices
    from studycli.commands.opening import open_record
    from studycli.exchange.outcome import told
    from studycli.exchange.settings import Home
    from studycli.exchange.transfer import export_events

    if output is not None:
        refuse_devices(output)
    with open_record() as record:
        home = Home(paths.config_file(), paths.backups())
        target = sys.stdout.buffer if output is None else output
        counts = export_events(record.store, home, target, record.clock.now())
    if output is not None:
        print(f"Written to {output}: {told(counts) or 'nothing yet'}.", file=sys.stderr)


Own = Annotated[bool, typer.Option("--own", help="Only the cards of your own decks.")]
Replace = Annotated[
    bool, typer.Option("--replace", help="Also exchange files that something else wrote or changed.")
]


@app.command("answers")
def export_answers(
    output: Annotated[Path, typer.Option(help="The folder to write into.")] = Path("answers"),
    replace: Replace = False,
) -> None:
    """Write your own solutions of drills as .py files, and your answers to cards as Markdown.

    Of each drill the latest solution that passed, else the latest with a remark; `study check --all` reads them. Of
    each card the latest answer that you wrote.
    """
    from studycli.commands.opening import open_study
    from studycli.exchange.own_answers import answer_files, write_files

    with open_study() as study:
        files = answer_files(study.store, study.catalogue)
    if not files:
        print("There is nothing to write yet: no drill was run, no answer written down.", file=sys.stderr)
        return
    _tell(write_files(output, files, replace=replace), output)


@app.command("csv")
def export_csv(
    output: Annotated[Path | None, typer.Option(help="A file to write instead of standard output.")] = None,
    scopes: Annotated[list[str] | None, scope_words()] = None,
    topic: Annotated[list[str] | None, topic_words()] = None,
    own: Own = False,
) -> None:
    """Write cards as rows for a spreadsheet, with what you remember of each.

    `study import FILE.csv` makes decks of such rows again; what you remember stays in your record and is not read.
    """
    from studycli.atomic_write import write_whole
    from studycli.commands.opening import open_study
    from studycli.exchange.cards_csv import cards_as_csv

    with open_study() as study:
        cards = _cards(study, selected(study, scopes, topic), own=own)
        text = "".join(cards_as_csv(cards, study.store, study.clock.now()))
    if output is None:
        sys.stdout.buffer.write(text.encode())
        return
    # Without this mark spreadsheets take the file for Latin-1.
    write_whole(output, f"\ufeff{text}")
    from studycli.wording import count

    print(f"Written to {output}: {count(len(cards), 'card')}.", file=sys.stderr)


@app.command("markdown")
def export_markdown(
    output: Annotated[Path, typer.Option(help="The folder to write into.")] = Path("decks"),
    scopes: Annotated[list[str] | None, scope_words()] = None,
    topic: Annotated[list[str] | None, topic_words()] = None,
    own: Own = False,
    replace: Replace = False,
) -> None:
    """Write cards as decks: the Markdown that study itself reads."""
    from studycli.commands.opening import open_study
    from studycli.exchange.cards_markdown import decks_as_files
    from studycli.exchange.own_answers import write_files

    with open_study() as study:
        files = decks_as_files(_cards(study, selected(study, scopes, topic), own=own))
    _tell(write_files(output, files, replace=replace), output)


@app.command("anki")
def export_anki(
    output: Annotated[Path, typer.Option(help="The file to write.")] = Path("study.apkg"),
    scopes: Annotated[list[str] | None, scope_words()] = None,
    topic: Annotated[list[str] | None, topic_words()] = None,
    own: Own = False,
    drills: Annotated[
        bool, typer.Option("--drills", help="Drills, too: the task in front, the reference on the back.")
    ] = False,
) -> None:
    """Write cards as a package for Anki, with a deck for each topic.

    Importing a later export into Anki brings its notes up to date and leaves what you have learned there alone.
    """
    from studycli.atomic_write import refuse_devices
    from studycli.commands.opening import open_study
    from studycli.exchange.anki_notes import notes, write_package
    from studycli.exchange.sources import Sources

    refuse_devices(output)

    with open_study() as study:
        written = list(
            notes(_items(study, selected(study, scopes, topic), own=own, drills=drills), Sources())
        )
        write_package(output, written, study.catalogue.curriculum)
    from studycli.wording import count

    print(f"Written to {output}: {count(len(written), 'note')}.", file=sys.stderr)


def _cards(study: Study, scope: Selection, *, own: bool) -> list[Card]:
    from studycli.model.items import Card

    return [item for item in _items(study, scope, own=own, drills=False) if isinstance(item, Card)]


def _items(study: Study, scope: Selection, *, own: bool, drills: bool) -> list[Item]:
    """The items that are asked for, in the order of the curriculum. Raises UsageError when there are none."""
    from studycli import paths
    from studycli.content.payload import kind_of
    from studycli.errors import UsageError
    from studycli.model.items import Card

    folder = paths.home()
    items = [
        item
        for item in study.catalogue.items()
        if (drills or isinstance(item, Card))
        and scope.holds(item.id, kind_of(item), item.topic)
        and (not own or item.place.path.is_relative_to(folder))
    ]
    if not items:
        raise UsageError("There are no such cards.", "`study list cards` shows what there is.")
    return items


def _tell(written: Written, folder: Path) -> None:
    print(
        f"Written to {folder}: {len(written.new):,} new or changed, {written.unchanged:,} as they were.",
        file=sys.stderr,
    )
    for path in written.left:
        print(
            f"study: {path} stays as it is: study did not write it, or it was changed since.", file=sys.stderr
        )
    if written.left:
        print("       `--replace` exchanges such files.", file=sys.stderr)
