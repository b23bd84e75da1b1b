"""`study` alone: the home screen, or without a terminal the same in six lines."""

from __future__ import annotations


def home() -> int:
    """Shows the home screen until the learner leaves; returns the exit code. Raises StudyError."""
    from studycli import paths
    from studycli.config import load_config
    from studycli.screens.terminal import has_terminal

    if not has_terminal():
        return _print_home()
    from studycli.commands.opening import workspace_when_asked
    from studycli.screens.run import run_home

    with workspace_when_asked() as enter:
        return run_home(enter, load_config(paths.config_file()).theme)


def _print_home() -> int:
    from studycli.commands.opening import open_study
    from studycli.commands.starting import ask_once
    from studycli.errors import ExitCode
    from studycli.reports.home import gather_home, home_as_text

    with open_study() as study:
        ask_once(study, is_data=True)
        print(
            home_as_text(gather_home(study.store, study.catalogue, study.config, study.clock.now())), end=""
        )
    return ExitCode.DONE
