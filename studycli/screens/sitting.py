"""What a screen needs to know of the sitting that it shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from studycli.screens.workspace import Workspace

if TYPE_CHECKING:
    from studycli.catalogue import Catalogue
    from studycli.judge.client import JudgeClient
    from studycli.session.session import Session


@dataclass(slots=True)
class Sitting:
    """A session, and where it takes place."""

    session: Session
    workspace: Workspace
    opening: str = ""
    """What the learner should be told first: of a backlog, for example."""
    device: str = "auto"
    """Where drills run."""

    @property
    def catalogue(self) -> Catalogue:
        """The content as it was read last."""
        return self.workspace.catalogue

    @property
    def judge(self) -> JudgeClient:
        """Who runs answers."""
        return self.workspace.judge
