"""The page a family keeps, as it reads: the child first, what they did, thanks; and no note of who did it as work."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from village.foundation.in_a_row import in_a_row
from village.modules.agreements.drawing import Hold, Line, Part
from village.modules.agreements.papers import mark_of
from village.modules.family_plans.queries import Owner, PlanDoor, strengths_of
from village.modules.family_plans.reading import page_of
from village.modules.family_plans.words import Said, Side
from village.modules.passing_on import queries
from village.modules.passing_on.models import Celebration, Ending
from village.modules.passing_on.words import About
from village.trust.law.ages import is_minor
from village.trust.vocabulary import Actor

PROUD, GOOD, DID, KIND = "proud", "good", "did", "kind"
TITLES = {
    PROUD: gettext_lazy("What we are proud of"), GOOD: gettext_lazy("What we are good at"),
    DID: gettext_lazy("What we did"), KIND: gettext_lazy("What others say to us"),
}  # fmt: skip


@dataclass(frozen=True)
class Kept:
    """One thing on the page: in whose words, and with which picture."""

    key: UUID
    words: str
    who: str = ""
    icon: str = "sparkle"
    cat: str = "play"
    is_child: bool = False


@dataclass(frozen=True)
class KeptPart:
    name: str
    there: list[Kept]
    left_off: list[Kept] = field(default_factory=list)

    @property
    def title(self) -> Any:
        return TITLES[self.name]


@dataclass(frozen=True)
class KeepPage:
    """What a family keeps of its plan. `first`: what the children say, before anything else."""

    ending: Ending
    door: PlanDoor
    first: list[Kept]
    parts: list[KeptPart]
    celebration: Celebration | None
    thanks_near: list[str]
    thanks_work: list[str]

    @property
    def is_empty(self) -> bool:
        return not (self.first or any(part.there for part in self.parts))

    def part(self, name: str) -> KeptPart:
        return next(one for one in self.parts if one.name == name)

    def part_of(self, key: UUID) -> KeptPart | None:
        return next((part for part in self.parts for one in (*part.there, *part.left_off) if one.key == key), None)


def keep_page(actor: Actor, door: PlanDoor, ending: Ending) -> KeepPage:
    owners = queries.owners_here(ending, actor)
    order = queries.order_of(ending)
    keys, off = (order.keys, order.left_off) if order else ([], [])
    parts = [_part(name, there, keys, off) for name, there in _all_of(actor, door, ending, owners)]
    proud = parts[0]
    first = [one for one in proud.there if one.is_child]
    circle = queries.everybody_who_helped(door)
    return KeepPage(
        ending, door, first, parts, queries.celebration_of(ending),
        [one.called for one in circle if one.side == Side.NATURAL], [one.called for one in circle if one.side == Side.FORMAL],
    )  # fmt: skip


def as_paper(page: KeepPage, actor: Actor, *, large: bool = False) -> Hold:
    """The same page on paper: the child on top, in the same order."""
    day = date_format(localtime(page.celebration.at), "j F Y") if page.celebration else ""
    lead = in_a_row([_("Family {name}").format(name=page.door.family), *([day] if day else [])])
    parts = [Part(str(part.title), [_line(one) for one in part.there]) for part in page.parts]
    thanks = [Line(in_a_row(names)) for names in (page.thanks_near, page.thanks_work) if names]
    return Hold(_("Look what you did"), lead, mark_of(actor), [*parts, Part(_("Thank you"), thanks)], large=large)


def _line(one: Kept) -> Line:
    return Line(one.words, one.who, picture=one.icon)


def _part(name: str, there: Iterable[Kept], keys: list[UUID], off: list[UUID]) -> KeptPart:
    """In the family's order; what they never moved comes after, as it came."""
    place = {key: n for n, key in enumerate(keys)}
    ordered = sorted(there, key=lambda one: place.get(one.key, len(keys)))
    return KeptPart(name, [one for one in ordered if one.key not in off], [one for one in ordered if one.key in off])


def _all_of(actor: Actor, door: PlanDoor, ending: Ending, owners: list[Owner]) -> list[tuple[str, list[Kept]]]:
    """Only what the family says itself, what it reached, and what was written for this page."""
    family = {owner.person_id: owner for owner in owners}
    page = page_of(actor, door)
    theirs = {one.pk for one in strengths_of(door) if one.author_id in family}
    good = [Kept(one["pk"], one["title"], one["who"], one["icon"], one["cat"]) for one in page.strengths if one["pk"] in theirs]
    reached = [Kept(one.goal.pk, one.words, icon="seal-check", cat="ok") for one in page.goals if one.said == Said.REACHED]
    steps = [step for goal in page.goals for step in goal.steps if step.is_done]
    done = [Kept(one.step.pk, one.words, one.step.who, "check-circle", "ok") for one in steps]
    brought = [
        Kept(one.pk, one.words, family[one.author_id].called) for one in queries.notes_of(ending)
        if one.about == About.BROUGHT and one.author_id in family
    ]  # fmt: skip
    kind = [Kept(one.pk, one.words, one.by_called, "hands-clapping", "care") for one in queries.kind_words_of(ending)]
    return [(PROUD, _proud(ending, family)), (GOOD, good), (DID, [*reached, *done, *brought]), (KIND, kind)]


def _proud(ending: Ending, family: dict[UUID, Owner]) -> list[Kept]:
    """The youngest first."""
    today = timezone.localdate()
    young = {person for person, owner in family.items() if owner.born and is_minor(owner.born, today)}
    said = [
        Kept(one.pk, one.proud, one.by_called.split(" ")[0], is_child=one.author_id in young)
        for one in queries.goodbyes_of(ending) if one.proud
    ]  # fmt: skip
    return sorted(said, key=lambda one: not one.is_child)
