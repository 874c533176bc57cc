"""What every screen of a conference does the same: who is there, by which law, and which child is asked for."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest

from village.modules.conferences import queries
from village.modules.conferences.models import ChildAtConference
from village.trust.access.check import may
from village.trust.access.opening import find
from village.trust.access.screens import actor_of
from village.trust.law.policy import Policy
from village.trust.vocabulary import Actor, Purpose, Right


@dataclass(frozen=True)
class Opened:
    """A child at a conference, in hand. `answers_for`: who convened it, or the second person."""

    actor: Actor
    child: ChildAtConference
    answers_for: bool


def at_work(request: HttpRequest) -> tuple[Actor, Policy]:
    """Only who works here has these pages; for others they do not exist."""
    actor = actor_of(request)
    if not actor.is_professional or actor.only_item:
        raise Http404
    return actor, queries.law_here(actor)


def opened(request: HttpRequest, pk: UUID, *, answers_for: bool = False) -> Opened:
    """For who sits in or answers for it; the family has a page of its own. Somebody else's looks as if it did not exist."""
    actor, _law = at_work(request)
    child = find(actor, ChildAtConference, pk, Purpose.HELP)
    mine = may(actor, child, Right.MANAGE)
    if not mine and (answers_for or not _sits_in(actor, child)):
        raise Http404
    return Opened(actor, child, mine)


def _sits_in(actor: Actor, child: ChildAtConference) -> bool:
    return any(one.member.person_id == actor.person_id and one.left_at is None for one in queries.members_of(child))


def sent(request: HttpRequest) -> Any:
    """What was sent, also when it is empty; None when somebody only looks."""
    return request.POST if request.method == "POST" else None
