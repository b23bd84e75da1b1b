"""The catalogue of drills: what there is to write, how it went, and what comes next."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from textual.content import Content

from studycli.keys.places import CATALOGUE
from studycli.keys.review import BACK, HELP
from studycli.model.items import Drill, ItemId, Minutes, Seconds
from studycli.model.review import Rating
from studycli.place.scope import Selection
from studycli.reports.finding import Findable, is_drill
from studycli.screens.finding import FindingScreen
from studycli.session.entries import Form
from studycli.widgets.filter_box import FilterBox
from studycli.widgets.key_line import bindings
from studycli.widgets.row_table import Cell
from studycli.wording import clock

if TYPE_CHECKING:
    from studycli.screens.workspace import Workspace
    from studycli.session.entries import Queue


_ANY = Minutes(24 * 60.0)
"""Room for every drill, however long."""
_DRILLS = Selection(kinds=frozenset({Form.DRILL}))


class _Gone(NamedTuple):
    """How the repetitions of a drill have gone."""

    last: Rating
    best: Seconds | None
    """The shortest time in which it was passed; None when it never was."""


class CatalogueScreen(FindingScreen):
    """Typing always looks for something, arrows always move, enter opens."""

    HEADING = "drills"
    PLACEHOLDER = "type a name, a word of the prompt, or a scope: vit, IV, day:45-50, due, new …"
    COLUMNS = (
        ("", 1), ("drill", 25), ("topic", 0), ("lvl", 3), ("min", 3), ("last", 5), ("best", 5), ("back", 8),
    )  # fmt: skip
    KEYS = (*CATALOGUE, BACK, HELP)
    BINDINGS = bindings(KEYS)
    DEFAULT_CSS = """
    CatalogueScreen #found { height: 1fr; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._next: ItemId | None = None
        self._gone: dict[ItemId, _Gone] = {}
        self._facts: dict[ItemId, tuple[int, Minutes]] = {}

    def is_here(self, one: Findable) -> bool:
        """Drills alone."""
        return is_drill(one)

    def read(self) -> None:
        """Reads how they have gone, and which one is next."""
        work = self.study.workspace
        self._gone = {}
        for each in work.store.drill_passes(work.clock.now().day):
            before = self._gone.get(each.item)
            times = [before.best] if before and before.best is not None else []
            times += [each.seconds] if each.rating > Rating.AGAIN else []
            self._gone[each.item] = _Gone(each.rating, min(times, default=None))
        # Today may have no time for a drill; then the one that the course would bring first is next.
        self._next = _first_drill(work.queue()) or _first_drill(work.queue(scope=_DRILLS, minutes=_ANY))
        super().read()

    def first(self, found: Sequence[Findable]) -> int:
        """The next one to do, until something is typed."""
        if self.typed or self.table.at_cursor is not None:
            return super().first(found)
        return next((place for place, one in enumerate(found) if one.item == self._next), 0)

    def sorted(self, found: Sequence[Findable]) -> Sequence[Findable]:
        """Those whose names hold what was typed come first; else the order of the course."""
        if not self.typed:
            return found
        typed = self.typed.strip().lower().replace(" ", "_")
        return sorted(found, key=lambda one: (not one.name.startswith(typed), typed not in one.name))

    def cells(self, one: Findable) -> Sequence[Cell]:
        """The drill's row."""
        assert self.standings is not None, "rows are made of what was read"
        work = self.study.workspace
        drill = work.catalogue.item(one.item)
        topic = work.catalogue.curriculum.topics.get(one.topic)
        gone = self._gone.get(one.item)
        level, minutes = (drill.level, drill.minutes) if isinstance(drill, Drill) else (0, Minutes(0.0))
        return (
            Content.styled("▸", "bold $accent")
            if one.item == self._next
            else self.standings.sign(one.item, one.topic),
            one.name,
            topic.title if topic else one.topic,
            str(level),
            f"{minutes:g}",
            gone.last.word if gone else "",
            clock(gone.best) if gone and gone.best is not None else "",
            self.standings.said_due(one.item, one.topic),
        )

    def action_move(self, by: int) -> None:
        """Moves the cursor while the line keeps the focus."""
        self.table.move_cursor(row=max(0, self.table.cursor_row + by), animate=False)

    def action_open_drill(self) -> None:
        """Opens the drill at the cursor."""
        one = self.table.at_cursor
        if one is not None:
            self.tried(lambda: self.study.begin(self.study.workspace.chosen([one.item])))

    def entered(self) -> None:
        """Enter opens; the line keeps the focus."""
        self.action_open_drill()

    def went_down(self) -> None:
        """The arrow down moves, here as in a table."""
        self.action_move(1)

    def on_data_table_row_selected(self) -> None:
        """So does a click."""
        self.query_one(FilterBox).focus()


def _first_drill(queue: Queue) -> ItemId | None:
    return next((entry.item for entry in queue.entries if entry.form is Form.DRILL), None)


def open_catalogue_of_drills(workspace: Workspace) -> CatalogueScreen:
    """All drills."""
    return CatalogueScreen()
