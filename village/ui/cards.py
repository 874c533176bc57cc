"""How a module shows itself outside its own pages: shapes for the first page, the menu, search and the circle.

A module that drops in a file `card.py` may have there: `cards_for(request)`, `menu_for(request)`,
`find_for(request, words)`, `names_of(actor, item_ids)`, `panels_for(request, record)`, `beside_asking(request)`,
`dates_for(actor)`, `rules_for(request)` and `VERBS`. The portal, the circle, the pages about one thing, the page for asking,
the calendar and the rules of the village collect them.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.utils.functional import Promise

from village.foundation.drop_in import dropped_in

TOP, MAIN, SIDE = "top", "main", "side"
"""Where a piece stands. On top comes what must be read before anything is done or passed on."""
Words = str | Promise


@dataclass(frozen=True)
class Card:
    """A part of the first page. It fetches what it shows and nothing else."""

    template: str
    context: Mapping[str, Any] = field(default_factory=dict)
    place: str = MAIN
    order: int = 50
    says: Words = ""
    """A short sentence for the welcome on top: what waits for this reader."""
    shows: Sequence[Any] = ()
    """The records about people it shows; they complete the line in the logbook."""


@dataclass(frozen=True)
class MenuItem:
    """A place in the navigation, by the name of its address."""

    to: str
    label: Words
    icon: str
    order: int = 50
    count: int = 0
    group: Words = ""
    wide: bool = False
    """On a phone behind "More", when there are more than four."""


@dataclass(frozen=True)
class Found:
    """Something a search found, only ever from what this reader may see."""

    title: str
    url: str
    text: str = ""
    icon: str = "tray"
    cat: str = "quiet"
    record: Any = None
    """The record about a person, when it is one."""


@dataclass(frozen=True)
class CalendarDate:
    """One date of somebody. `title` is a neutral sentence of the module, the same for everybody."""

    key: UUID
    title: Words
    begins: date | datetime
    ends: datetime | None = None
    changed_at: datetime | None = None
    cancelled: bool = False


class Finds(list[Found]):
    """What one module found; `goes_on` when it looked through the newest only and has older things."""

    def __init__(self, found: Iterable[Found] = (), goes_on: bool = False) -> None:
        super().__init__(found)
        self.goes_on = goes_on


def looks_back(request: HttpRequest) -> int:
    """How many times this search was asked to look further back; 0 is among the newest."""
    asked = request.POST.get("back", "")
    return min(int(asked), 1000) if asked.isascii() and asked.isdigit() else 0


@dataclass(frozen=True)
class Named:
    """What a shared thing is called in the words of its module, and where it is read."""

    item_id: UUID
    label: str
    url: str = ""
    stop_url: str = ""
    """Where it stops being shared, when the module does more than withdraw the consent."""


@dataclass(frozen=True)
class Panel:
    """What another module adds to the page about one thing: a piece of that page, for this reader."""

    template: str
    context: Mapping[str, Any] = field(default_factory=dict)
    place: str = SIDE
    order: int = 50


@dataclass(frozen=True)
class RulesPage:
    """Rules of the village that a module keeps on a page of its own: what holds now, since when, and by whom."""

    label: Words
    about: Words
    to: str
    holds: Sequence[str] = ()
    since: datetime | None = None
    by: str = ""


def rules_elsewhere(request: HttpRequest) -> list[RulesPage]:
    """Of the modules of this village, for who keeps it."""
    switched_on = request.village.modules  # type: ignore[attr-defined]
    asks = [getattr(card, "rules_for", None) for label, card in dropped_in("card").items() if label in switched_on]
    return [page for ask in asks if ask for page in ask(request)]


def panels_about(request: HttpRequest, record: Any) -> dict[str, list[Panel]]:
    """What the modules of this village add to the page about `record`, by place. Under the lock: it was opened."""
    switched_on = request.village.modules  # type: ignore[attr-defined]
    found: dict[str, list[Panel]] = {TOP: [], MAIN: [], SIDE: []}
    for label, card in dropped_in("card").items():
        ask = getattr(card, "panels_for", None)
        for panel in ask(request, record) if ask and label in switched_on else ():
            found[panel.place].append(panel)
    return {place: sorted(panels, key=lambda panel: panel.order) for place, panels in found.items()}


def read_first(request: HttpRequest, record: Any) -> list[Panel]:
    """What must be read before anything of `record` is passed on, whichever page passes it on."""
    return panels_about(request, record)[TOP]


def panels_beside_asking(request: HttpRequest) -> list[Panel]:
    """What the modules of this village show beside the first screen of asking: other ways to somebody."""
    switched_on = request.village.modules  # type: ignore[attr-defined]
    asks = [getattr(card, "beside_asking", None) for label, card in dropped_in("card").items() if label in switched_on]
    return [panel for ask in asks if ask for panel in ask(request)]


def things_named(actor: Any, item_ids: Collection[UUID]) -> dict[UUID, Named]:
    """What shared things are called; each module knows its own. Under the lock: open a list or the subject first."""
    found: dict[UUID, Named] = {}
    cards = [card for card in dropped_in("card").values() if hasattr(card, "names_of")]
    for card in sorted(cards, key=lambda one: getattr(one, "NAMES_ORDER", 50)):
        if missing := set(item_ids) - found.keys():  # only what nobody named yet is asked of the next
            found |= card.names_of(actor, missing)
    return found
