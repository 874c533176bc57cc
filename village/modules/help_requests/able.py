"""What a young person can decide: noted with reasons by two, within what the law presumes; the own words beside it (B3-11)."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from village.foundation.time_range import now
from village.modules.help_requests import tell
from village.modules.help_requests.models import AbleNote, AbleWords, HelpRequest
from village.modules.help_requests.queries import law_here
from village.modules.help_requests.steps import owner_or_deputy
from village.trust.access.check import action
from village.trust.access.doing import CannotNow
from village.trust.law.ages import ADULT
from village.trust.law.in_words import said
from village.trust.vocabulary import Actor, NotAllowed, Right

LOOK_AGAIN_WITHIN = 365


class SecondNeeded(CannotNow):
    says = _("Write the name of somebody else: nobody finds this alone.")


class OnlyForYoung(CannotNow):
    says = _("An adult decides. Nobody writes here whether they can.")


class LawPresumes(CannotNow):
    """At this age the law of the place takes it that somebody decides."""

    def __init__(self, citation: str) -> None:
        super().__init__(citation)
        self.says: str | Promise = _(
            "At this age the law of this place takes it that a young person decides ({citation}). That cannot be written"
            " down otherwise here."
        ).format(citation=citation)


@dataclass(frozen=True)
class Finding:
    found: str
    about: str
    why: str
    looked_with: str
    review_on: date


@dataclass(frozen=True)
class Beside:
    """What stands beside a question: a try of somebody who may not, or a note about deciding."""

    what: str
    name: str
    day: date


@action(needs=Right.CONTRIBUTE)
def note_able(request: HelpRequest, *, by: Actor, finding: Finding) -> AbleNote:
    """By who has the question, together with a second professional. It opens and closes no door by itself."""
    me, age, law = owner_or_deputy(request, by), age_of(request), law_here(by)
    if age is not None and age >= ADULT:
        raise OnlyForYoung
    if finding.looked_with.strip().casefold() in ("", by.name.casefold(), me.public_name.casefold()):
        raise SecondNeeded
    if finding.found == AbleNote.Found.NOT_YET and not law.may_be_found_unable(age):
        raise LawPresumes(said(law.citation("own_capacity")))
    made: AbleNote = AbleNote.unscoped.create(
        village_id=request.village_id, subject_id=request.subject_id, item_id=request.item_id, kind=request.kind,
        audience=request.audience, author_id=by.person_id, organisation_id=me.organisation_id, request=request,
        found=finding.found, about=finding.about.strip(), why=finding.why.strip(), author_name=me.public_name,
        looked_with=finding.looked_with.strip(), found_at=now(), review_on=finding.review_on, law_version=law.version,
    )  # fmt: skip
    tell.asker(request, tell.Code.FAMILY_TOLD)
    return made


@action(needs=Right.CONTRIBUTE)
def say_beside(note: AbleNote, *, by: Actor, words: str) -> AbleWords:
    """Only the young person: how they see it themself."""
    if by.subject_id != note.subject_id:
        raise NotAllowed("somebody else's own words")
    said: AbleWords = AbleWords.unscoped.create(
        village_id=note.village_id, subject_id=note.subject_id, item_id=note.item_id, kind=note.kind, audience=note.audience,
        author_id=by.person_id, note=note, words=words.strip(), author_name=by.name, said_at=now(),
    )  # fmt: skip
    tell.workers(note.request, tell.Code.REPLY)
    return said


def notes_of(request: HelpRequest) -> list[AbleNote]:
    """The newest first, each with the own words of the young person."""
    found = AbleNote.unscoped.filter(village_id=request.village_id, request=request).order_by("-found_at", "-id")
    return list(found.prefetch_related("words_beside"))


def age_of(request: HelpRequest) -> int | None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT app.age_of_request(%s)", [request.pk])
        age: int | None = cursor.fetchone()[0]
    return age


def beside(request_id: UUID) -> list[Beside]:
    """In one question: tries for who works on it, notes for whoever reads it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM app.beside_request(%s)", [request_id])
        return [Beside(*row) for row in cursor.fetchall()]
