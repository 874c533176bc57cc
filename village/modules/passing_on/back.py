"""Coming back without telling it again: the plan opens anew, and the contact point reads only what the family chose (W-24)."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from village.foundation.time_range import now
from village.modules.family_plans.actions import first_look
from village.modules.family_plans.models import FamilyPlan
from village.modules.family_plans.queries import Piece, contents_of
from village.modules.help_requests import actions as requests
from village.modules.help_requests.models import HelpRequest
from village.modules.help_requests.words import Asker
from village.modules.passing_on.models import CameBack, ToldBefore
from village.modules.passing_on.problems import ThereIsAPlan
from village.trust.access.check import action
from village.trust.access.opening import open_subject
from village.trust.people.models import Subject
from village.trust.people.records import as_its_whole
from village.trust.vocabulary import Actor, NotAllowed, Purpose, Right

MOST_CALLED = 60


@dataclass(frozen=True)
class Again:
    """Why now, what of the earlier plan may be read again, and whom the family would like to see again."""

    words: str
    pieces: Collection[UUID] = ()
    again_called: str = ""
    language: str = "en"
    is_young: bool = False


@action(needs=Right.MANAGE)
def come_back(plan: FamilyPlan, *, by: Actor, again: Again) -> HelpRequest:
    """One of the family opens its own plan anew. Who helped before sees nothing again: what ended stays ended."""
    if plan.is_open:
        raise ThereIsAPlan
    if by.person_id is None or by.subject_id is None:
        raise NotAllowed("come back")
    open_subject(by, plan.subject_id, Purpose.HELP)
    chosen = [piece for piece in contents_of(plan) if piece.key in set(again.pieces)]
    closed = timezone.localdate(plan.closed_at)
    _open_anew(plan, by)
    me = Subject(pk=by.subject_id, village_id=by.village_id)
    question = requests.Question(
        asker=Asker.YOUNG if again.is_young else Asker.PARENT, hard=again.words, language=again.language
    )
    request = requests.ask(me, by=by, question=question)
    part = as_its_whole(request, by)
    back: CameBack = CameBack.unscoped.create(
        **part, request=request, plan_id=plan.pk, last_here=closed, again_called=again.again_called.strip()
    )
    for piece in chosen:
        _tell_again(back, piece, part)
    return request


def _open_anew(plan: FamilyPlan, by: Actor) -> None:
    """The same plan, with all that stands in it. One of the family has it in hand, until they choose somebody.

    Its days count from now: nobody who comes back is late with looking back.
    """
    plan.closed_at, plan.coordinator_id, plan.coordinator_called = None, by.person_id, by.name  # type: ignore[assignment]
    plan.opened_at, plan.review_on = now(), first_look(plan.village_id)
    try:
        with transaction.atomic():
            plan.save(update_fields=["opened_at", "closed_at", "coordinator_id", "coordinator_called", "review_on"])
    except IntegrityError as another:
        raise ThereIsAPlan from another


def _tell_again(back: CameBack, piece: Piece, part: dict[str, object]) -> None:
    ToldBefore.unscoped.create(
        **part, back=back, section=piece.section, under=piece.under[:120], who=piece.who[:MOST_CALLED],
        words="\n".join(piece.sentences), told_on=timezone.localdate(piece.when),
    )  # fmt: skip
