"""What a screen needs to know of the sitting that it shows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from studycli.catalogue import Catalogue
    from studycli.judge.client import JudgeClient
    from studycli.reports.gather import Reporter
    from studycli.session.session import Session


@dataclass(slots=True)
class Sitting:
    """A session, and what belongs around it."""

    session: Session
    catalogue: Catalogue
    judge: JudgeClient
    reread: Callable[[], Catalogue]
    """Reads the content again, after a deck was edited."""
    report: Reporter
    """Counts what the statistics show."""
    opening: str = ""
    """What the learner should be told first: of a backlog, for example."""
    device: str = "auto"
    """Where drills run."""
    theme: str = "study-dark"
