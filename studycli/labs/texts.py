"""Where the texts of an experiment's functions come from: the drills' references, or the learner's own passing answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from studycli import paths
from studycli.errors import ContentError
from studycli.model.items import drill_id
from studycli.model.verdict import VerdictKind

if TYPE_CHECKING:
    from studycli.store.store import Store

REPLACEABLE = (
    "patch_embed",
    "random_mask",
    "restore_tokens",
    "mae_loss",
    "dino_loss",
    "update_center",
    "ema_update",
    "linear_cka",
    "ridge_probe",
    "knn_predict",
    "effective_rank",
)
"""The functions that a learner's own answers may take the place of."""
HELPERS = ("interpolate_positions", "unpatchify")
"""The others that an experiment takes from the drills."""

FunctionTexts = dict[str, list[str]]
"""Name → its source and the name that tracebacks show."""


def library_texts() -> FunctionTexts:
    """The references of the drills. Raises ContentError when one is missing."""
    return {name: [_reference(name), f"{name}.py"] for name in (*REPLACEABLE, *HELPERS)}


def _reference(name: str) -> str:
    try:
        (found,) = paths.shipped_content().glob(f"drills/*/{name}/reference.py")
        return found.read_text(encoding="utf-8")
    except (ValueError, OSError):
        raise ContentError(
            f"The drill {name} has no readable reference.", "The lab builds on it: install the program again."
        ) from None


def passed_texts(store: Store) -> FunctionTexts:
    """The learner's latest passing answer of each function that was ever passed."""
    found = {}
    for name in REPLACEABLE:
        passed = [run for run in store.attempts_of(drill_id(name)) if run.verdict == VerdictKind.PASSED]
        if passed:
            found[name] = [passed[-1].source, f"your {name}"]
    return found
