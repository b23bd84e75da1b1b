"""`study`: the commands and the promise that no traceback reaches a learner.

Each command lives in a file of `studycli.commands`; what it needs is imported when it runs, so that
`study --help` costs no more than Typer itself.
"""

from __future__ import annotations

import os
import sys
from typing import Annotated

import typer

from studycli import __version__
from studycli.commands import (
    check,
    doctor,
    drill,
    judge,
    lint,
    listing,
    new,
    report,
    stats,
    today,
    topic_map,
    write,
)
from studycli.errors import ExitCode, StudyError

app = typer.Typer(
    name="study",
    help="Spaced repetition for people who want to be able to write transformers.",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

app.command()(today.today)
app.command()(drill.drill)
app.command()(check.check)
app.command()(write.write)
app.command(name="list")(listing.list_items)
app.command(name="map")(topic_map.show_map)
app.command()(stats.stats)
app.command()(report.report)
app.command()(lint.lint)
app.command()(doctor.doctor)
app.add_typer(new.app, name="new")
app.add_typer(judge.app, name="judge")


def _print_version(wanted: bool) -> None:
    if wanted:
        print(f"study {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool,
        typer.Option("--version", help="Show the version and leave.", is_eager=True, callback=_print_version),
    ] = False,
) -> None:
    """Spaced repetition for people who want to be able to write transformers."""


def narrate(text: str) -> None:
    """Says something to the learner that is not data: on stderr."""
    print(text, file=sys.stderr)


def main() -> None:
    """Runs the program; every error ends in a sentence and an exit code."""
    try:
        app()
    except StudyError as error:
        narrate(f"study: {error.message}")
        if error.hint:
            narrate(f"       {error.hint}")
        sys.exit(error.exit_code)
    except KeyboardInterrupt:
        narrate("")
        sys.exit(ExitCode.INTERRUPTED)
    except BrokenPipeError:
        # The reader of a pipe left (`study list | head`): nothing is wrong, and there is nobody to tell.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(ExitCode.DONE)
    except Exception as error:
        sys.exit(_tell_of_a_fault_of_ours(error))


def _tell_of_a_fault_of_ours(error: Exception) -> int:
    """Keeps the traceback in a file for whoever mends it, and gives the learner one sentence."""
    import tempfile
    import traceback

    from studycli import paths

    text = "".join(traceback.format_exception(error))
    for folder in (paths.home(), None):
        try:
            if folder is not None:
                folder.mkdir(parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile(
                "w", prefix="fault-", suffix=".txt", dir=folder, delete=False, encoding="utf-8"
            ) as file:
                file.write(text)
            break
        except OSError:
            continue
    else:
        narrate(text)
        return ExitCode.FAULT
    narrate(f"study: this is a fault of the program, not yours ({type(error).__name__}: {error}).")
    narrate(f"       What was answered is saved. The details are in {file.name}.")
    return ExitCode.FAULT
