"""From records to what people read: the agenda with what this reader may know of it, and what a family reads."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from village.modules.family_plans.models import FamilyPlan
from village.modules.family_plans.queries import door_of
from village.modules.help_requests.models import HelpRequest
from village.modules.wellbeing_teams import queries
from village.modules.wellbeing_teams.models import FamilyPoint, TalkedAbout, TeamSeat
from village.modules.wellbeing_teams.queries import Load, Place
from village.modules.wellbeing_teams.words import LOOKS, Ended, Knows, Stands
from village.trust.vocabulary import Actor
from village.ui.cards import things_named


@dataclass(frozen=True)
class Row:
    """A place on the agenda, with its title for this reader."""

    place: Place
    title: str
    url: str
    is_closed_to_me: bool = False

    @property
    def state(self) -> str:
        return str(Ended(self.place.ended).label) if self.place.ended else ""


@dataclass(frozen=True)
class Told:
    """What is or was talked about of a family, as everybody reads it who may read the question or plan."""

    point: FamilyPoint
    talked: TalkedAbout | None

    @property
    def stands(self) -> Stands:
        return self.point.stands(self.talked is not None)

    @property
    def label(self) -> str:
        return str(self.stands.label)

    @property
    def look(self) -> str:
        return LOOKS[self.stands]

    @property
    def knows(self) -> str:
        """How the family knows, as a sentence."""
        point = self.point
        if point.knows == Knows.TOLD and point.told_on:
            return _("{name} told the family on {day}.").format(
                name=point.told_by, day=date_format(point.told_on, "j F Y")
            )
        return {
            Knows.COME: _("The family comes along."), Knows.WISH: _("The family asked for it."),
            Knows.ASK: _("Asked here first: without a yes it goes on no agenda."),
        }[Knows(point.knows)]  # fmt: skip


def agenda_rows(actor: Actor, places: list[Place]) -> tuple[list[Row], list[FamilyPoint]]:
    """The agenda of a team. Of a family only who may read it already reads more than that there is a point."""
    mine = {
        one.point_id: one
        for one in queries.points_on(actor.village_id, [one.pk for one in places if one.about_family])
    }
    titles = titles_of(actor, mine.values())
    return [_row(place, mine.get(place.pk), titles) for place in places], list(mine.values())


def titles_of(actor: Actor, points: Iterable[FamilyPoint]) -> dict[Any, str]:
    """What each is about, in the words of the question or of the plan."""
    points = list(points)
    named = things_named(actor, {one.request_id for one in points if one.request_id})
    found = {one.pk: named[one.request_id].label for one in points if one.request_id in named}
    for one in points:
        door = door_of(actor, one.plan_id) if one.plan_id else None
        if door:
            found[one.pk] = _("The plan of family {name}").format(name=door.family)
    return found


def told_about(record: HelpRequest | FamilyPlan) -> list[Told]:
    points = queries.points_about(record)
    ended = queries.talked_about(points)
    return [Told(one, ended.get(one.pk)) for one in points]


def people(seats: list[TeamSeat], loads: dict[Any, Load]) -> list[dict[str, Any]]:
    """Who is in the team, with what they carry as far as this reader may know it."""
    return [{"seat": seat, "load": loads.get(seat.member_id)} for seat in seats]


def _row(place: Place, point: FamilyPoint | None, titles: dict[Any, str]) -> Row:
    if not place.about_family:
        return Row(place, place.words, reverse("wellbeing_teams:point", args=[place.pk]))
    if point is None:
        return Row(
            place, _("A point about a family"), reverse("wellbeing_teams:point", args=[place.pk]), True
        )
    return Row(
        place,
        titles.get(point.pk, _("A point about a family")),
        reverse("wellbeing_teams:family", args=[point.pk]),
    )
