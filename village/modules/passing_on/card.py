"""Passing on and ending on other pages: on the plan, on the first page, beside a question, and where somebody leaves a team."""

from collections.abc import Collection, Iterable
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from village.foundation.in_a_row import in_a_row
from village.modules.family_plans.models import FamilyPlan
from village.modules.family_plans.queries import PlanDoor, door_of, plans_of
from village.modules.help_requests.models import HelpRequest
from village.modules.help_requests.team import Load
from village.modules.passing_on import queries
from village.modules.passing_on.models import PassingOn
from village.modules.passing_on.words import Stage
from village.modules.rules.queries import last_written
from village.trust.access.screens import actor_of
from village.trust.vocabulary import Actor, Role
from village.ui.cards import MAIN, SIDE, TOP, CalendarDate, Card, MenuItem, Named, Panel, RulesPage

VERBS = {
    "begin": gettext_lazy("began to pass the plan on"),
    "write_for_the_next": gettext_lazy("wrote what the next one must know"),
    "propose_next": gettext_lazy("proposed who could come next"),
    "say_yes": gettext_lazy("said yes to how the plan goes on"),
    "ask_for_another": gettext_lazy("asked for somebody else"),
    "we_met": gettext_lazy("said that the first talk was held"),
    "give_steps": gettext_lazy("gave steps on to the next one"),
    "stop": gettext_lazy("stopped passing the plan on"),
    "propose_ending": gettext_lazy("proposed to end the plan"),
    "note": gettext_lazy("wrote down a small step towards the end"),
    "celebrate": gettext_lazy("said when we celebrate"),
    "agree_aftercare": gettext_lazy("said who calls afterwards"),
    "say_goodbye": gettext_lazy("said how it was"),
    "close_together": gettext_lazy("closed the plan together"),
    "say_called": gettext_lazy("wrote down a call afterwards"),
    "choose_caller": gettext_lazy("said who calls from now on"),
    "call_no_more": gettext_lazy("said that nobody needs to call any more"),
    "thank": gettext_lazy("wrote a word for the page you keep"),
    "put": gettext_lazy("put the page you keep in order"),
    "end_access": gettext_lazy("ended at once what was open to a colleague"),
    "hand_work_on": gettext_lazy("gave what a colleague had in hand to somebody else, because the work there ended"),
    "come_back": gettext_lazy("came back and opened the plan again"),
}


def rules_for(request: HttpRequest) -> list[RulesPage]:
    """For the keeper: after how many months somebody calls."""
    actor = actor_of(request)
    last = last_written(actor, "passing_on_aftercaremonths")
    months = in_a_row(str(number) for number in queries.months_here(actor.village_id))
    holds, about = [_("After months: {numbers}").format(numbers=months)], _("Somebody stays near for a while")
    return [RulesPage(_("Calls after a plan has ended"), about, "passing_on:months", holds, last.since, last.by)]


def menu_for(request: HttpRequest) -> list[MenuItem]:
    actor = actor_of(request)
    if actor.only_item or not actor.is_professional:
        return []
    if queries.plans_i_coordinate(actor):
        return [MenuItem("passing_on:mine", _("Passing on"), "compass", order=28, wide=True)]
    if actor.works_as(Role.SUPERVISOR):
        return [MenuItem("passing_on:team", _("Passing on"), "compass", order=28, wide=True)]
    return []


def cards_for(request: HttpRequest) -> list[Card]:
    """What goes on to somebody else and still waits; then what comes: a first talk, a call after a plan has ended."""
    actor = actor_of(request)
    if actor.only_item:
        return []
    found = plans_of(actor)
    return [*_goes_on(actor, found), *_comes(actor, found)]


def _goes_on(actor: Actor, found: list[PlanDoor]) -> list[Card]:
    """For the family, and for who stops."""
    doors = {
        door.pk: door
        for door in found
        if door.is_open and (door.mine or door.coordinator_id == actor.person_id)
    }
    waiting = (
        [one for one in queries.open_passings(actor, doors).values() if one.stage == Stage.WAITS]
        if doors
        else []
    )
    if not waiting:
        return []
    rows = [(one, doors[one.plan_id]) for one in waiting]
    return [Card("passing_on/_card.html", {"rows": rows}, order=9, shows=waiting,
                 says=_("A plan goes on to somebody else. It waits for the family’s yes."))]  # fmt: skip


def _comes(actor: Actor, found: list[PlanDoor]) -> list[Card]:
    """For who comes next or calls a family; and for a family whose plan has ended. Nobody else is asked about."""
    beside_families = any(seat.role not in queries.NOT_BESIDE_FAMILIES for seat in actor.seats)
    ended = any(door.mine and not door.is_open for door in found)
    letters = queries.letters_that_come(actor) if beside_families else []
    calls = queries.calls_that_come(actor, mine=ended) if beside_families or ended else []
    nobody = queries.calls_of_nobody() if ended else []
    gone = {one.aftercare_id for one in nobody if one.is_gone}
    calls = [call for call in calls if call.aftercare_id not in gone]
    if not letters and not calls and not nobody:
        return []
    told = {"letters": letters, "calls": calls, "mine": ended, "nobody": nobody}
    return [Card("passing_on/_card_comes.html", told, order=22, shows=[*letters, *calls])]


def panels_for(request: HttpRequest, record: object) -> Iterable[Panel]:
    actor = actor_of(request)
    if isinstance(record, Load):
        yield from _who_leaves(record)
    elif isinstance(record, HelpRequest):
        yield from _was_here_before(record, mine=record.author_id == actor.person_id)
    elif isinstance(record, FamilyPlan | PlanDoor) and not actor.only_item:
        door = record if isinstance(record, PlanDoor) else door_of(actor, record.pk)
        if door:
            yield from _of_a_plan(actor, door)


def dates_for(actor: Actor) -> list[CalendarDate]:
    """When somebody calls after a plan has ended, without a word of who calls whom."""
    title = _("A talk together")
    return [CalendarDate(key, title, day, changed_at=changed) for key, day, changed in queries.my_calling_days()]


def names_of(actor: Actor, item_ids: Collection[UUID]) -> dict[UUID, Named]:
    """What single things are called where somebody looks who sees what."""
    found: dict[UUID, Named] = {}
    for letter in queries.letters_by_item(actor, item_ids):
        url = reverse("passing_on:letter", args=[letter.pk])
        found[letter.pk] = Named(letter.pk, _("What the next one must know"), url)
    for passing in queries.passings_by_item(actor, item_ids):
        url = reverse("passing_on:passing", args=[passing.pk])
        found[passing.pk] = Named(passing.pk, _("Our plan goes on to somebody else"), url)
    for aftercare in queries.aftercare_by_item(actor, item_ids):
        found[aftercare.pk] = Named(
            aftercare.pk, _("Calls after our plan ended"), reverse("passing_on:calls")
        )
    return found


def _of_a_plan(actor: Actor, door: PlanDoor) -> Iterable[Panel]:
    """Who came before and who comes; how it ends, the page to keep, and the way back."""
    passings = queries.passing_on_of(door)
    passing = next((one for one in passings if one.is_open), None)
    leads = door.mine or door.coordinator_id == actor.person_id
    if passing and passing.stage == Stage.WAITS and door.mine and (asks := _asked(passing, actor)):
        yield Panel("passing_on/_top.html", {"passing": passing, "asks": asks}, place=TOP, order=5)
    told = {
        "door": door, "passing": passing, "earlier": [one for one in passings if one.handed_at],
        "ending": next(iter(queries.endings_of(door)), None), "leads": leads and door.is_open,
        "may_begin": leads and door.is_open and not (door.mine and door.coordinator_id == actor.person_id),
        "leaves_on": queries.coordinator_leaves_on(door) if leads and door.is_open and passing is None else None,
        "ended": [one for one in queries.ended_for_me() if one.subject_id == door.subject_id] if door.mine else [],
        "nobody_does": _steps_of_who_left(door, passings) if leads and door.is_open else [],
    }  # fmt: skip
    yield Panel("passing_on/_panel.html", told, place=SIDE, order=65)


def _asked(passing: PassingOn, actor: Actor) -> bool:
    """Is there something this one of the family did not answer yet?"""
    asked = {one.pk for one in (queries.text_of(passing), queries.candidate_of(passing)) if one}
    said = {one.of for one in queries.answers_of(passing) if one.author_id == actor.person_id}
    return bool(asked - said)


def _steps_of_who_left(door: PlanDoor, passings: list[PassingOn]) -> list[tuple[str, int]]:
    """How many steps are still in the name of somebody who left the plan, until the family gives them on."""
    left = {one.leaver_id: one.leaver_called for one in passings if one.ended_at}
    counted = [(name, len(queries.open_steps_of(door, person))) for person, name in left.items()]
    return [(name, number) for name, number in counted if number]


def _who_leaves(load: Load) -> Iterable[Panel]:
    """For a team leader, where somebody’s work ends: how many families still need somebody else."""
    for left in queries.plans_left(load.member_id):
        yield Panel("passing_on/_leaver.html", {"left": left}, place=TOP)


def _was_here_before(request: HelpRequest, *, mine: bool) -> Iterable[Panel]:
    """Told once: what the family chose to be read again, on top of everything."""
    back = queries.came_back_with(request.pk, request.village_id)
    if back:
        yield Panel("passing_on/_was_here.html", {"back": back, "told": queries.told_before(back), "mine": mine},
                    place=MAIN if mine else TOP, order=5)  # fmt: skip
