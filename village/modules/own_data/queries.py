"""Questions of own data: of whom may I take a copy, what did I write about a question, what is asked to be corrected.

They run under the lock: open a list or the subject first.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet

from village.modules.circles.queries import Circle, circles_of
from village.modules.help_requests.models import HelpRequest, RequestStep
from village.modules.help_requests.own_answers import own_answers_of
from village.modules.help_requests.queries import steps_of
from village.modules.help_requests.words import What
from village.modules.own_data.models import Correction, Recorded
from village.modules.promises.models import Promise
from village.trust.access.explain import Look, looks_at
from village.trust.access.mine import my_subjects
from village.trust.directory.models import Membership
from village.trust.notices.models import Notice
from village.trust.vocabulary import Actor

ALL_LOOKS = 20_000
"""More lines than one person's logbook holds in a lifetime; a copy is not cut off."""


@dataclass(frozen=True)
class Written:
    """One thing a professional wrote about a question."""

    at: datetime
    what: str
    words: str


def copies_of(actor: Actor) -> list[Circle]:
    """Of whom the actor may take a copy: oneself first, then one's children and what one owns together."""
    return [] if actor.only_item else circles_of(actor)


def looks_of(subject_id: UUID) -> list[Look]:
    """Everybody who looked or changed something, the reader's own steps too."""
    return looks_at(subject_id, size=ALL_LOOKS)


def written_by(actor: Actor, request: HelpRequest) -> list[Written]:
    """What this actor wrote about a question: answers, steps, what the village asks besides, and promises, in order."""
    steps = [
        Written(step.done_at, str(What(step.what).label), step.words)
        for step in steps_of(request)
        if step.author_id == actor.person_id
    ]
    filled_in = [
        Written(one.answered_at, one.asks, one.said) for one in own_answers_of(request) if one.author_id == actor.person_id
    ]
    promised = Promise.unscoped.filter(
        village_id=actor.village_id, item_id=request.item_id, owner__person_id=actor.person_id
    )
    found = steps + filled_in + [Written(one.made_at, "", one.what) for one in promised]
    return sorted(found, key=lambda one: one.at)


def recorded_about(request: HelpRequest) -> QuerySet[Recorded]:
    """In which other records it was noted."""
    return Recorded.unscoped.filter(village_id=request.village_id, item_id=request.item_id).order_by("recorded_at")


def seat_of(actor: Actor, organisation_id: UUID | None = None) -> Membership | None:
    """The chair under whose public name the actor writes: at that organisation, else the first."""
    mine = Membership.unscoped.filter(
        village_id=actor.village_id, person_id=actor.person_id, organisation_id__in=actor.organisation_ids
    ).order_by("from_at", "id")
    chairs = list(mine.select_related("organisation"))
    there = [chair for chair in chairs if chair.organisation_id == organisation_id]
    return next(iter(there + chairs), None)


def corrections_about(village_id: UUID, item_id: UUID) -> list[Correction]:
    """What was asked to be corrected about one thing, each with its answer."""
    return _with_answers(Correction.unscoped.filter(village_id=village_id, item_id=item_id))


def corrections_of(village_id: UUID, person: UUID, subject_id: UUID) -> list[Correction]:
    """About who somebody is: what was asked, each with its answer."""
    found = Correction.unscoped.filter(village_id=village_id, subject_id=subject_id, about_id=person)
    return _with_answers(found)


def waiting_corrections(actor: Actor) -> list[Correction]:
    """What waits for an answer of this actor's side; the term that ends first on top."""
    if not actor.is_professional:
        return []
    found = Correction.unscoped.filter(village_id=actor.village_id, answers=None).exclude(
        subject_id__in=my_subjects(actor)
    )
    return list(found.exclude(author_id=actor.person_id).order_by("answer_by"))


def is_for_me_to_answer(actor: Actor, correction: Correction) -> bool:
    """For who works with it; never for the one who asked, or for their family."""
    family = actor.person_id == correction.author_id or correction.subject_id in my_subjects(actor)
    return actor.is_professional and not family


def with_answer(correction: Correction) -> Correction:
    return _with_answers(Correction.unscoped.filter(village_id=correction.village_id, pk=correction.pk))[0]


def questions_about(actor: Actor, subjects: list[UUID]) -> list[HelpRequest]:
    """Of these people, the questions that are this reader's to see; names and dates only."""
    found = HelpRequest.unscoped.filter(village_id=actor.village_id, subject_id__in=subjects)
    shows = ("id", "village", "subject", "item_id", "kind", "number", "asker_name", "called_name", "asked_at")
    return list(found.only(*shows).order_by("-asked_at")[:50])


def tell_those_on_duty(correction: Correction) -> None:
    """Whoever the family keeps out is not told, and nobody learns that."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT app.tell_on_duty(%s, %s, %s, %s, %s)",
            [correction.subject_id, correction.item_id, correction.kind, Notice.Code.REPLY,
             f"own-data/correction/{correction.pk}/"],
        )  # fmt: skip


def parts_of(request: HelpRequest) -> list[tuple[str, UUID, RequestStep | None]]:
    """What of a question can be said to be wrong: the question itself, and every step with words."""
    steps = [step for step in steps_of(request) if step.words]
    own = (HelpRequest._meta.label, request.pk, None)
    return [own, *((RequestStep._meta.label, step.pk, step) for step in steps)]


def _with_answers(found: QuerySet[Correction]) -> list[Correction]:
    return list(found.order_by("asked_at").prefetch_related("answers"))
