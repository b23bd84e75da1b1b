"""Options that several commands share."""

from __future__ import annotations

from enum import StrEnum


class Device(StrEnum):
    """Where an answer runs."""

    AUTO = "auto"
    """CUDA when it is there, else the CPU; the verdict says which."""
    CPU = "cpu"
    CUDA = "cuda"


def chosen_device(named: Device | None) -> str:
    """The device on the command line, else the one in the settings."""
    from studycli import paths
    from studycli.config import load_config

    return load_config(paths.config_file()).device if named is None else str(named)
