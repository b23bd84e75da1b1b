"""Scopes in SQL: which rows of `items` a selection holds."""

from __future__ import annotations

import json
from collections.abc import Collection

from studycli.place.scope import EVERYTHING, Selection

_IN_SCOPE = """(:topics IS NULL OR items.topic IN (SELECT value FROM json_each(:topics)))
    AND (:kinds IS NULL OR items.kind IN (SELECT value FROM json_each(:kinds)))
    AND (:items IS NULL OR items.id IN (SELECT value FROM json_each(:items)))"""


def in_scope(scope: Selection) -> str:
    """The condition on rows of `items`; what is not asked is left out, since it would cost each row three comparisons."""
    return "TRUE" if scope == EVERYTHING else _IN_SCOPE


def item_in_scope(scope: Selection) -> str:
    """The condition on a column `item`; without a scope, what is no longer in the content counts too."""
    return "TRUE" if scope == EVERYTHING else f"item IN (SELECT items.id FROM items WHERE {_IN_SCOPE})"


def scope_values(scope: Selection) -> dict[str, str | None]:
    """The named values that the conditions need."""
    return {"topics": listed(scope.topics), "kinds": listed(scope.kinds), "items": listed(scope.items)}


def listed(names: Collection[str] | None) -> str | None:
    """Names for `json_each`; None of None."""
    return None if names is None else json.dumps(sorted(names))
