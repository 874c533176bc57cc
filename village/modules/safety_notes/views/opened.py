"""Which safety note is asked for, opened for this reader; somebody else's looks as if it did not exist."""

from dataclasses import dataclass
from uuid import UUID

from django.http import Http404, HttpRequest

from village.modules.safety_notes.models import SafetyNote
from village.trust.access.check import may
from village.trust.access.opening import find, open_subject
from village.trust.access.screens import actor_of
from village.trust.vocabulary import Actor, Purpose, Right


@dataclass(frozen=True)
class Opened:
    """A note in hand. `mine`: one of those it is about reads it, not somebody it is shown to."""

    actor: Actor
    note: SafetyNote
    mine: bool


def opened(request: HttpRequest, pk: UUID, *, mine: bool = False) -> Opened:
    """Others read it while it holds; those it is about also while it waits for a yes. What ended is gone."""
    actor = actor_of(request)
    found = find(actor, SafetyNote, pk, Purpose.FOLLOW)
    is_mine = may(actor, found, Right.MANAGE)
    if found.ended_at or (mine and not is_mine) or not (is_mine or found.holds):
        raise Http404
    if is_mine:
        open_subject(actor, found.subject_id, Purpose.FOLLOW)
    return Opened(actor, found, is_mine)
