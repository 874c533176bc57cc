"""Early help on other pages: for the family, for a teacher who answers in one tap, for a coach, on a question and a plan."""

from collections.abc import Collection, Iterable
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from village.modules.family_plans.models import FamilyPlan
from village.modules.family_plans.queries import door_of
from village.modules.help_requests.models import HelpRequest
from village.modules.meetings.queries import children_of
from village.modules.pit import queries
from village.modules.pit.beginning import decides_about
from village.modules.pit.models import PitOffer
from village.trust.access.screens import actor_of
from village.trust.vocabulary import Actor, DataKind
from village.ui.cards import MAIN, SIDE, Card, MenuItem, Named, Panel

SHOWN = 5
SOON = timedelta(days=14)
VERBS = {
    "offer": gettext_lazy("offered early help"),
    "offer_beside": gettext_lazy("offered early help beside your plan"),
    "agree": gettext_lazy("agreed with early help"),
    "refuse": gettext_lazy("did not want early help"),
    "note_contact": gettext_lazy("wrote down how you met"),
    "tell_situation": gettext_lazy("told how it is"),
    "name_strength": gettext_lazy("named a strength or something to learn"),
    "plan": gettext_lazy("wrote down who does what"),
    "answer": gettext_lazy("agreed with something, or did not"),
    "praise": gettext_lazy("told good news"),
    "name_quality": gettext_lazy("named a quality of the child"),
    "contribute": gettext_lazy("wrote down what school puts in"),
    "advise": gettext_lazy("gave advice for in class"),
    "answer_advice": gettext_lazy("said how advice went in class"),
    "let_school_read": gettext_lazy("let school read along"),
    "stop_school": gettext_lazy("stopped showing it to school"),
    "let_it_go_on": gettext_lazy("let early help go on"),
    "say_what_i_think": gettext_lazy("said how early help goes"),
    "look_back": gettext_lazy("looked back at early help"),
    "stop": gettext_lazy("stopped early help"),
    "propose_next": gettext_lazy("said who could come next in early help"),
    "answer_next": gettext_lazy("said yes or no to who comes next in early help"),
    "write_down_yes": gettext_lazy("wrote down a yes to early help that was said aloud"),
    "confirm_word": gettext_lazy("confirmed a yes that was said aloud"),
    "said_aloud": gettext_lazy("wrote down a yes to early help that was said aloud"),
}


def menu_for(request: HttpRequest) -> list[MenuItem]:
    actor = actor_of(request)
    if actor.only_item or not actor.works_as(*queries.COACHES, *queries.TEACHERS):
        return []
    return [MenuItem("pit:mine", _("Early help"), "flower", order=23, wide=True)]


def cards_for(request: HttpRequest) -> list[Card]:
    """Only when there is something; one question for who can have it at all."""
    actor = actor_of(request)
    if actor.is_visitor or actor.only_item:
        return []
    if actor.works_as(*queries.TEACHERS):
        return _tips(request, actor)
    if actor.works_as(*queries.COACHES):
        return _due(actor)
    return [] if actor.is_professional else _at_home(actor)


def panels_for(request: HttpRequest, record: object) -> Iterable[Panel]:
    """On a question: for who has it the way to offer it, for the family to decide. Beside a plan: what runs."""
    actor = actor_of(request)
    if actor.only_item:
        return
    if isinstance(record, HelpRequest) and record.kind != DataKind.OWN_STORY:
        yield from _on_question(actor, record)
    if isinstance(record, FamilyPlan):
        yield from _beside_plan(actor, record)


def names_of(actor: Actor, item_ids: Collection[UUID]) -> dict[UUID, Named]:
    """For the circle: what this shared thing is, and where it stops."""
    runs, parts = queries.things_by_id(actor, item_ids)
    named = {
        one.pk: Named(one.pk, _("Early help for {name}").format(name=one.called_name),
                      reverse("pit:trajectory", args=[one.pk]), reverse("pit:stop", args=[one.pk]) if one.is_open else "")
        for one in runs
    }  # fmt: skip
    for part in parts:
        label = _("What {school} sees of early help").format(school=part.school.name)
        stop = reverse("pit:school_off", args=[part.pk]) if part.is_open else ""
        named[part.pk] = Named(part.pk, label, reverse("pit:trajectory", args=[part.trajectory_id]), stop)
    return named


def _at_home(actor: Actor) -> list[Card]:
    found = queries.at_home(actor, SHOWN)
    if not found:
        return []
    rows = [{"name": one.called_name, "asks": one.asks, "url": _url(one.pk, one.asks)} for one in found]
    says = _("Somebody offers early help for a child of yours.") if any(one.asks for one in found) else ""
    return [Card("pit/_card_mine.html", {"rows": rows}, order=16, says=says, shows=found)]


def _tips(request: HttpRequest, actor: Actor) -> list[Card]:
    """Two taps from here, the second only for who wants to add a word."""
    tips = list(queries.advice_to_answer(actor)[:SHOWN])
    if not tips:
        return []
    says = _("A coach asks how advice went in class.")
    return [Card("pit/_card_school.html", {"tips": tips, "csrf": get_token(request)}, order=9, shows=tips, says=says)]


def _due(actor: Actor) -> list[Card]:
    due = list(queries.to_look_back(actor, timezone.localdate() + SOON)[:SHOWN])
    if not due:
        return []
    return [Card("pit/_card_coach.html", {"due": due}, place=SIDE, order=23, shows=due,
                 says=_("It is time to look back at early help with a family."))]  # fmt: skip


def _on_question(actor: Actor, asked: HelpRequest) -> Iterable[Panel]:
    works = asked.is_work_of(actor)
    if not works and not decides_about(asked.subject_id):
        return
    rows = [_row(one, decides=not works) for one in queries.offers_on(asked)]
    running = any(row["runs"] or row["waits"] for row in rows)
    may_offer = works and asked.is_open and asked.owner_id is not None and not running
    new_url = reverse("pit:new", args=[asked.pk]) if may_offer else ""
    if rows or new_url:
        yield Panel("pit/_panel_offer.html", {"rows": rows, "new_url": new_url}, place=SIDE if works else MAIN, order=24)


def _beside_plan(actor: Actor, plan: FamilyPlan) -> Iterable[Panel]:
    door = door_of(actor, plan.pk)
    if door is None:
        return
    waiting = [_row(one, decides=door.mine) for one in queries.offers_beside(actor, plan.pk) if one.is_open]
    runs: list[dict[str, Any]] = [
        {"name": name, "state": _("It runs") if is_open else _("rounded off"), "url": reverse("pit:trajectory", args=[pk]),
         "asks": False}
        for pk, name, is_open in queries.beside_plan(plan.pk)
    ]  # fmt: skip
    may_offer = plan.is_open and not door.mine and door.coordinator_id == actor.person_id and children_of(plan.subject_id)
    new_url = reverse("pit:beside", args=[plan.pk]) if may_offer else ""
    if waiting or runs or new_url:
        yield Panel("pit/_panel_offer.html", {"rows": [*waiting, *runs], "new_url": new_url}, place=SIDE, order=24)


def _row(one: PitOffer, *, decides: bool) -> dict[str, Any]:
    state = _state(one)
    to_it = one.trajectory_id if decides and one.trajectory_id else None
    url = reverse("pit:trajectory", args=[to_it]) if to_it else reverse("pit:offer", args=[one.pk])
    return {"name": one.called_name, "state": state, "url": url, "asks": decides and one.is_open, "runs": one.is_running,
            "waits": one.is_open}  # fmt: skip


def _state(one: PitOffer) -> str:
    if one.ended_at:
        return _("It was rounded off")
    if one.begun_at:
        return _("It runs")
    return _("The family did not want it") if one.refused_at else _("The family decides")


def _url(pk: UUID, asks: bool) -> str:
    return reverse("pit:offer" if asks else "pit:trajectory", args=[pk])
