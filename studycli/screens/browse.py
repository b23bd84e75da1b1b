"""`study browse`: every card and drill, to look at, to mark in bulk, and to study now."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.timer import Timer
from textual.widgets import DataTable

from studycli.keys.places import BROWSE
from studycli.keys.review import BACK, EDIT, HELP
from studycli.model.items import Card, Item, ItemId
from studycli.model.review import EventId, Mark, MarkKind
from studycli.place.chosen_place import choose_known
from studycli.reports.finding import Findable
from studycli.screens.finding import FindingScreen
from studycli.screens.registry import opening_keys
from studycli.store.event_ids import new_event_id
from studycli.widgets.key_line import bindings
from studycli.widgets.row_table import Cell
from studycli.wording import count

if TYPE_CHECKING:
    from studycli.screens.workspace import Workspace

PAUSE = 0.12
"""Seconds without another key after which the preview follows the cursor: typesetting a card takes longer than a key may."""


class BrowseScreen(FindingScreen):
    """Table and preview. What is selected stays selected while something else is looked for."""

    HEADING = "study browse"
    COLUMNS = (("", 1), (" ", 1), ("id", 24), ("back", 8), ("question", 0))
    KEYS = (*BROWSE, EDIT, *opening_keys("browse"), BACK, HELP)
    BINDINGS = bindings(KEYS)
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (116, "-wide")]
    DEFAULT_CSS = """
    BrowseScreen {
        #found { height: 1fr; layout: vertical; }
        #preview { height: 40%; border-top: solid $faint; padding: 0 1; }
        &.-wide #found { layout: horizontal; }
        &.-wide GrowingTable { width: 3fr; }
        &.-wide #preview { width: 2fr; height: 1fr; border-top: none; border-left: solid $faint; }
    }
    """

    def __init__(self, typed: str = "", among: Sequence[str] = ()) -> None:
        super().__init__(typed, among)
        self.selected: dict[ItemId, Findable] = {}
        self._acts: list[list[EventId]] = []
        self._soon: Timer | None = None

    def beside(self) -> ComposeResult:
        """The preview."""
        yield VerticalScroll(id="preview", can_focus=False)

    def cells(self, one: Findable) -> Sequence[Cell]:
        """Whether it is selected, how it stands, its id, when it comes back, what it asks."""
        assert self.standings is not None, "rows are made of what was read"
        return (
            Content.styled("✓", "$accent") if one.item in self.selected else " ",
            self.standings.sign(one.item, one.topic),
            one.name,
            self.standings.said_due(one.item, one.topic),
            one.title,
        )

    def say_count(self) -> None:
        """Says how much was found, and how much is selected."""
        super().say_count()
        if self.selected:
            self.tell(f"{count(len(self.selected), 'item')} selected")

    # The preview

    def find(self) -> None:
        """Shows what fits; the cursor may rest on another item then without having moved."""
        super().find()
        self._preview_soon()

    def on_data_table_row_highlighted(self, event: DataTable.RowHighlighted) -> None:
        """The preview follows the cursor."""
        self._preview_soon()

    def _preview_soon(self) -> None:
        """Shows the item at the cursor once it rests there."""
        if self._soon is not None:
            self._soon.stop()
        self._soon = self.set_timer(PAUSE, self._preview)

    async def _preview(self) -> None:
        from studycli.widgets.prose import Prose

        one = self.table.at_cursor
        item = None if one is None else self.study.workspace.catalogue.item(one.item)
        box = self.query_one("#preview", VerticalScroll)
        await box.remove_children()
        if item is not None:
            await box.mount(Prose(preview(item)))
            box.scroll_home(animate=False)

    # Selecting

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What is done to items is done from the table."""
        if action in _ON_ITEMS:
            return bool(self.table.things) and self.table.has_focus
        return bool(self._acts) if action == "undo" else True

    def on_descendant_focus(self) -> None:
        """Other keys work in the line than in the table."""
        self.refresh_bindings()

    def action_select(self) -> None:
        """Selects the item at the cursor, or not any more, and goes on to the next."""
        one = self.table.at_cursor
        if one is not None:
            self._toggle([one], one.item not in self.selected)
            self.table.action_cursor_down()

    def action_select_all(self) -> None:
        """Selects all that was found, or nothing any more."""
        found = self.table.things
        self._toggle(found, any(one.item not in self.selected for one in found))

    def _toggle(self, these: Sequence[Findable], wanted: bool) -> None:
        for one in these:
            if wanted:
                self.selected[one.item] = one
            else:
                self.selected.pop(one.item, None)
        self._redraw()
        self.tell(f"{count(len(self.selected), 'item')} selected" if self.selected else "")

    def _redraw(self) -> None:
        self.table.redraw()

    def _meant(self) -> list[Findable]:
        """What is selected; without a selection the item at the cursor."""
        one = self.table.at_cursor
        return list(self.selected.values()) or ([one] if one else [])

    # Acting

    def action_study(self) -> None:
        """Studies what is selected, now."""
        work = self.study.workspace
        self.tried(lambda: self.study.begin(work.chosen([one.item for one in self._meant()])))

    def action_bury(self) -> None:
        """Hides what is selected until tomorrow."""
        self._mark(MarkKind.BURY, "hidden until tomorrow")

    def action_suspend(self) -> None:
        """Takes what is selected out of circulation, or back into it when all of it is out."""
        assert self.standings is not None
        if all(one.item in self.standings.suspended for one in self._meant()):
            self._mark(MarkKind.UNSUSPEND, "taken up again")
        else:
            self._mark(MarkKind.SUSPEND, "suspended")

    def action_flag(self) -> None:
        """Flags what is selected, or takes the flags away when all of it has one."""
        assert self.standings is not None
        if all(one.item in self.standings.flagged for one in self._meant()):
            self._mark(MarkKind.UNFLAG, "without a flag")
        else:
            self._mark(MarkKind.FLAG, "flagged")

    def _mark(self, kind: MarkKind, told: str) -> None:
        work = self.study.workspace
        moment = work.clock.now()
        marks = [
            Mark(new_event_id(moment), one.item, kind, moment, work.store.device) for one in self._meant()
        ]
        if self.tried(lambda: work.store.add_marks(marks)):
            self._acts.append([mark.id for mark in marks])
            self._again(f"{count(len(marks), 'item')} {told}. u takes it back.")

    def action_known(self) -> None:
        """Counts the topics of what is selected as known, or not any more when all of them were."""
        work = self.study.workspace
        moment = work.clock.now()
        topics = {one.topic for one in self._meant()}
        known = not topics <= work.place().assumed
        if self.tried(lambda: choose_known(work.store, moment, topics, known=known)):
            declared = work.catalogue.curriculum.topics
            names = ", ".join(
                declared[topic].title if topic in declared else topic for topic in sorted(topics)
            )
            self._again(
                f"{names}: {'counts as known' if known else 'does not count as known'}. x turns it round."
            )

    def action_edit(self) -> None:
        """Opens the item at the cursor in the learner's editor; what came with the program is copied first."""
        one = self.table.at_cursor
        item = None if one is None else self.study.workspace.catalogue.item(one.item)
        told = None if item is None else self.edited(item)
        if told is not None:
            self._again(told)

    def action_undo(self) -> None:
        """Takes back the latest marks."""
        work = self.study.workspace
        events = self._acts.pop()
        if self.tried(lambda: work.store.retract_all(events, work.clock.now())):
            self._again(f"Taken back for {count(len(events), 'item')}.")

    def _again(self, told: str) -> None:
        self.read()
        self.tell(told)


_ON_ITEMS = {"select", "select_all", "study", "bury", "suspend", "flag", "known", "edit", "filter"}


def preview(item: Item) -> str:
    """The item as Markdown: a card with its answer, a drill with its prompt."""
    if isinstance(item, Card):
        return f"{item.prompt}\n\n---\n\n{item.answer}"
    return f"**{item.name}** · level {item.level} · ~{item.minutes:g} min\n\n{item.prompt}"


def open_browser(workspace: Workspace) -> BrowseScreen:
    """All cards and drills."""
    return BrowseScreen()
