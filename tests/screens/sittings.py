"""Real sittings on a small content of their own: a deck with every kind of card, a curriculum, a drill."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from studycli.catalogue import open_catalogue
from studycli.commands.opening import Study
from studycli.config import Config
from studycli.model.items import ItemId
from studycli.paths import ContentRoot
from studycli.scheduler.scheduler import Scheduler
from studycli.scheduler.settings import SchedulingSettings
from studycli.screens.sitting import Sitting
from studycli.screens.workspace import Workspace
from studycli.session.entries import QueueOptions
from studycli.session.queue import build_queue
from studycli.session.session import Session
from studycli.store.open import open_store
from studycli.store.store import Store
from studycli.study_days import SetClock

MONDAY = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)

CURRICULUM = """\
[[phase]]
id = "vision"
number = "IV"
title = "Vision"
days = [45, 58]

[[topic]]
id = "vit"
phase = "vision"
title = "ViT"
day = 45
builds_on = []
"""

ESSAY = """\
## Explain ViT to a colleague in three sentences. {#vit-essay}

> What becomes of an image before the first layer?

The image is cut into fixed-size patches, each flattened and projected to a token; the rest is a transformer encoder.

- [ ] patch embedding: `patches` flattened, one linear layer
- [ ] position embedding: learned, added to every token
- [ ] [CLS] token: prepended, read out for the class
"""

FORMULA = r"""
## What does attention compute? {#attention}

The formula, with $d_k$ the width of a key:

### Answer

$$\mathrm{softmax}\left(\frac{QK^\top}{\sqrt{d_k}}\right)V$$

| symbol | shape |
|---|---|
| $Q$ | (N, d) |

```python
def attention(q, k, v):
    return softmax(q @ k.T) @ v
```
"""

SHORT = """
## How many tokens has ViT-S/16 at 224 pixels? {#tokens}

197: 14 × 14 patches and the class token.
"""

TREE = """
## Draw the family tree. {#family .tree}

- Self-attention
  - BERT — masked prediction
    - MAE
  - GPT
  - ViT
    - DINO
"""


CLOZE = """
## The sizes of ViT {#patch .cloze}

ViT-B cuts an image into patches of ==16 × 16== pixels.
"""

ROWS = """
## The parts of attention {#parts .rows}

| part | shape | meaning |
|---|---|---|
| query | (N, d) | what is looked for |
"""


class QuietJudge:
    """Counts how often it was warmed; judges nothing."""

    def __init__(self) -> None:
        self.warmed = 0

    def warm(self) -> None:
        """Counts."""
        self.warmed += 1


@dataclass
class Place:
    """A sitting and everything that a test may want to look at."""

    sitting: Sitting
    store: Store
    clock: SetClock
    deck: Path
    judge: QuietJudge

    @property
    def session(self) -> Session:
        """The session."""
        return self.sitting.session

    def ratings(self, item: str) -> list[int]:
        """The ratings that the log holds for `item`, retracted ones left out."""
        return [int(review.rating) for review in self.store.reviews_of(ItemId(item))]


@dataclass(frozen=True)
class Content:
    """What the learner's own content folder holds."""

    deck: str = ESSAY + SHORT
    files: dict[str, str] = field(default_factory=dict)


@contextmanager
def sit_down(folder: Path, content: Content | None = None, *, theme: str = "study-dark") -> Iterator[Place]:
    """A sitting over `content` in `folder`; what an earlier sitting there left is still there."""
    content = content or Content()
    root = ContentRoot(folder / "content")
    deck = root.cards / "vit.md"
    if not deck.exists():
        write(deck, "---\ntitle: Vision transformers\ntopic: vit\n---\n\n" + content.deck)
        write(root.curriculum, CURRICULUM)
        for name, text in content.files.items():
            write(root.path / name, text)
    clock = SetClock(MONDAY)
    settings = SchedulingSettings.from_config(Config())
    with open_store(folder / "study.db", settings, clock, backups=folder / "backups") as store:
        catalogue = open_catalogue(store, (root,))
        scheduler = Scheduler(settings)
        queue = build_queue(store, catalogue, scheduler, clock.now(), QueueOptions())
        session = Session(store, catalogue, scheduler, clock, queue)
        judge = QuietJudge()
        workspace = Workspace(
            Study(Config(theme=theme), clock, store, catalogue, store.scheduler), roots=(root,)
        )
        workspace.judge = judge  # type: ignore[assignment]
        yield Place(Sitting(session, workspace), store, clock, deck, judge)


def write(path: Path, text: str) -> None:
    """Writes a file, its folder included."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def later(place: Place, days: int) -> None:
    """Lets days pass."""
    place.clock.advance(timedelta(days=days))
