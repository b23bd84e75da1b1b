"""`study`: the commands and the promise that no traceback reaches a learner.

Each command lives in a file of `studycli.commands`; what it needs is imported when it runs, so that
`study --help` costs no more than Typer itself, and a command without options does without Typer.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from errno import ENOSPC, EPIPE
from importlib import import_module
from typing import Annotated, Any

from studycli import __version__
from studycli.errors import ExitCode, StudyError
from studycli.lazy import load_when_used

load_when_used("typer")

import typer  # noqa: E402 the line above comes first, so that this one costs nothing yet

COMMANDS = {
    "start": ("start", "start"),
    "today": ("today", "today"),
    "drill": ("drill", "drill"),
    "check": ("check", "check"),
    "write": ("write", "write"),
    "day": ("day", "day"),
    "focus": ("focus", "focus"),
    "known": ("known", "known"),
    "list": ("listing", "list_items"),
    "show": ("show", "show"),
    "browse": ("browse", "browse"),
    "pause": ("pause", "pause"),
    "map": ("topic_map", "show_map"),
    "stats": ("stats", "stats"),
    "report": ("report", "report"),
    "sync": ("sync", "sync"),
    "export": ("export", "app"),
    "import": ("import_file", "import_file"),
    "lint": ("lint", "lint"),
    "new": ("new", "app"),
    "backup": ("backup", "backup"),
    "restore": ("restore", "restore"),
    "doctor": ("doctor", "doctor"),
    "judge": ("judge", "app"),
    "optimize": ("optimize", "optimize"),
    "simulate": ("simulate", "simulate"),
    "lab": ("lab", "app"),
}
"""Every command → the file of `studycli.commands` and the function in it, or the group of commands."""


def make_app(only: str | None = None) -> typer.Typer:
    """The program's commands, or just the one called `only`: building all of them takes Typer 30 ms."""
    app = typer.Typer(
        name="study",
        help="Spaced repetition for people who want to be able to write transformers.",
        no_args_is_help=True,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback()(_options)
    for name in COMMANDS if only is None else [only]:
        module, attribute = COMMANDS[name]
        found = getattr(import_module(f"studycli.commands.{module}"), attribute)
        if isinstance(found, typer.Typer):
            app.add_typer(found, name=name)
        else:
            app.command(name=name)(found)
    return app


def _print_version(wanted: bool) -> None:
    if wanted:
        print(f"study {__version__}")
        raise typer.Exit


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
        alone = _called_alone(sys.argv[1:])
        if alone is None:
            sys.exit(_parsed_and_run(sys.argv[1:]))
        sys.exit(alone())
    except StudyError as error:
        narrate(f"study: {error.message}")
        if error.hint:
            narrate(f"       {error.hint}")
        sys.exit(error.exit_code)
    except KeyboardInterrupt:
        narrate("")
        sys.exit(ExitCode.INTERRUPTED)
    except SystemExit as leaving:
        fault = _output_fault()
        sys.exit(leaving.code if fault is None else _tell_of_output(fault))
    except Exception as error:
        if isinstance(error, OSError) and error.errno in {EPIPE, ENOSPC}:
            _output_fault()
            sys.exit(_tell_of_output(error))
        sys.exit(error.exit_code if isinstance(error, typer.Exit) else _tell_of_a_fault_of_ours(error))


def _parsed_and_run(arguments: list[str]) -> int | None:
    """Has Typer find the command and run it. Raises UsageError for what it does not understand."""
    misused: Any = typer.BadParameter.__base__  # Typer does not name it: every complaint about a command line
    try:
        code: int | None = make_app(_asked_for(arguments))(standalone_mode=False)
        return code
    except misused as error:
        if type(error).__name__ == "NoArgsIsHelpError":
            error.show()
            return ExitCode.USAGE
        from studycli.misuse import misuse

        raise misuse(error) from None
    except typer.Abort:
        raise KeyboardInterrupt from None


def _output_fault() -> OSError | None:
    """Why what is still to be written to stdout cannot be; it is dropped then."""
    # Typer takes a broken pipe for a failure; this is what it leaves behind.
    fault = OSError(EPIPE, "") if type(sys.stdout).__name__ == "PacifyFlushWrapper" else None
    try:
        sys.stdout.flush()
    except OSError as error:
        fault = error
    if fault is not None and sys.__stdout__ is not None:
        # What is still in the buffer has to go somewhere when the interpreter ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.__stdout__.fileno())
    return fault


def _tell_of_output(fault: OSError) -> int:
    """The exit code when stdout could not be written, told unless the reader has left (`study list | head`).

    A reader that left is no error, and there is nobody to tell.
    """
    if fault.errno == EPIPE:
        return ExitCode.DONE
    narrate(f"study: the output could not be written ({fault.strerror}).")
    narrate("       Make room, then ask again.")
    return ExitCode.STORE


def _asked_for(arguments: list[str]) -> str | None:
    """The command that is called, when it can be told at once; None for help, completion and misspelt names."""
    if not arguments:
        # Tab is pressed behind a command: the shell hands over the line that is being typed, each in its own way.
        line = os.environ.get("COMP_WORDS") or os.environ.get("_TYPER_COMPLETE_ARGS") or ""
        arguments = line.split()[1:]
    return arguments[0] if arguments and arguments[0] in COMMANDS else None


def _called_alone(arguments: list[str]) -> Callable[[], int | None] | None:
    """The command that is called with nothing else, if it can be: there is nothing to parse then."""
    if not arguments and "_STUDY_COMPLETE" not in os.environ:
        from studycli.commands.home import home

        return home
    if len(arguments) != 1 or arguments[0] not in COMMANDS:
        return None
    module, attribute = COMMANDS[arguments[0]]
    found = getattr(import_module(f"studycli.commands.{module}"), attribute)
    code = getattr(found, "__code__", None)
    if code is None or code.co_argcount > len(found.__defaults__ or ()):
        return None
    command: Callable[[], int | None] = found
    return command


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
