"""What each persona may read, by the second formulation: the rule as a queryset, without asking the lock."""

from functools import cache
from typing import Any

from tests.canary.marks import person_models
from tests.demo_village import Demo
from village.demo.connection import as_owner
from village.modules.channels.models import ReachWish
from village.modules.conferences.models import ChildAtConference
from village.modules.help_requests.models import Concern, HelpRequest
from village.modules.own_data.models import AnswerAsked
from village.modules.papers.models import EarlierHelp, Paper
from village.modules.safety_notes.models import SafetyNote
from village.trust.access.actor import enter
from village.trust.access.receipts import come_in
from village.trust.access.visible import visible
from village.trust.consent.models import Consent, Disclosure, Restriction
from village.trust.people.models import Family, FamilyOwner, Guardianship, Person, PersonRecord
from village.trust.vocabulary import Actor, Audience, Right, Role


def actor_called(demo: Demo, slug: str) -> Actor | None:
    """The actor behind a persona; None for a visitor."""
    if slug == "":
        return None
    if slug == "receipt":
        village = demo.village("wilgendaal").pk
        return enter(village, receipt=come_in(village, "receipt", demo.code, use=False))
    person = demo.person(slug)
    working = demo.persona(slug).chair is not None
    return enter(person.village_id, account_id=person.account_id, second_factor=working)


def may_read(demo: Demo, slug: str) -> set[Any]:
    """The keys of the rows this persona may see."""
    actor = actor_called(demo, slug)
    if actor is None:
        return set()
    with as_owner():
        rows = {pk for model in person_models() for pk in visible(actor, model).values_list("pk", flat=True)}
        return rows | _names(actor, rows) | _passed_on(actor) | _noted(actor) | _reach(actor) | _to_answer(actor)


def _names(actor: Actor, rows: set[Any]) -> set[Any]:
    """Whose names come with what one may see: who reads it too, who was given it or kept out of it, who tried."""
    names = {reader for item, readers in _readers().items() if item in rows for reader in readers}
    names |= _circle_of(actor)
    names |= set(Consent.unscoped.filter(pk__in=rows).values_list("to_person_id", flat=True))
    names |= set(Restriction.unscoped.filter(pk__in=rows).values_list("against_person_id", flat=True))
    names |= _around(actor)
    # who is let in to what a family has together knows whose it is
    names |= set(FamilyOwner.unscoped.filter(family_id__in=rows).values_list("person_id", flat=True))
    if actor.works_as(Role.PRIVACY_OFFICER):
        names |= set(Person.unscoped.filter(village_id=actor.village_id).values_list("pk", flat=True))
    return names


def _around(actor: Actor) -> set[Any]:
    """Who works on a question or answers for a conference can tell the family, and shut somebody out for safety."""
    if not actor.is_professional:
        return set()
    about = set(visible(actor, HelpRequest, Right.MANAGE).values_list("subject_id", flat=True))
    about |= set(visible(actor, ChildAtConference, Right.MANAGE).values_list("subject_id", flat=True))
    parents = set(Guardianship.unscoped.filter(subject_id__in=about).values_list("guardian_id", flat=True))
    shared = Consent.unscoped.filter(subject_id__in=about)
    return {
        *parents,
        *Guardianship.unscoped.filter(guardian_id__in=parents).values_list("child_id", flat=True),
        # a conference is about the children of who asked
        *Guardianship.unscoped.filter(guardian__subject_id__in=about).values_list("child_id", flat=True),
        *Person.unscoped.filter(subject_id__in=about).values_list("pk", flat=True),
        *shared.values_list("to_person_id", flat=True),
        *shared.values_list("given_by_id", flat=True),
        *Restriction.unscoped.filter(subject_id__in=about).values_list("against_person_id", flat=True),
    }


def _passed_on(actor: Actor) -> set[Any]:
    """Who passed a concern on still knows about whom: they wrote it."""
    theirs = Concern.unscoped.filter(author_id=actor.person_id)
    return set(theirs.values_list("request_id", flat=True))


def _noted(actor: Actor) -> set[Any]:
    """Who noted a safety note for a family reads it until the family answered: they wrote it."""
    theirs = SafetyNote.unscoped.filter(author_id=actor.person_id, holds_from=None, ended_at=None).exclude(noted_by="")
    return set(theirs.values_list("pk", flat=True))


def _reach(actor: Actor) -> set[Any]:
    """Who has a question in hand knows how the one who asked is best reached (C-26)."""
    if not actor.is_professional:
        return set()
    askers = set(visible(actor, HelpRequest, Right.MANAGE).values_list("author_id", flat=True))
    about = set(Person.unscoped.filter(pk__in=askers).values_list("subject_id", flat=True))
    return set(ReachWish.unscoped.filter(subject_id__in=about).values_list("pk", flat=True))


def _to_answer(actor: Actor) -> set[Any]:
    """Who prepares an answer that somebody asked for, and who was named to read along, read what goes into it (B3-24)."""
    asked = AnswerAsked.unscoped.filter(village_id=actor.village_id, delivered_at=None)
    if not actor.works_as(Role.PRIVACY_OFFICER):
        asked = asked.filter(second_id=actor.person_id).exclude(prepared_at=None)
    records = [model for model in person_models() if issubclass(model, PersonRecord)]
    return {pk for one in asked for model in records for pk in _that_goes_in(one, model)}


def _that_goes_in(one: AnswerAsked, model: Any) -> set[Any]:
    told = Disclosure.unscoped.filter(to_person_id=one.asked_by_id).values("item_id")
    not_told = Disclosure.unscoped.filter(subject_id=one.subject_id).exclude(item_id__in=told).values("item_id")
    rows = model.unscoped.filter(
        subject_id=one.subject_id, audience__in=(Audience.FAMILY, Audience.PROFESSIONALS), created_at__lte=one.asked_at
    ).exclude(item_id__in=not_told)
    return {pk for pk, kind in rows.values_list("pk", "kind") if one.kinds & (1 << kind)}


@cache
def _readers() -> dict[Any, set[Any]]:
    """Of each thing that is shared alone, everybody who may read it."""
    found: dict[Any, set[Any]] = {}
    for one in Person.unscoped.all():
        actor = Actor(
            village_id=one.village_id, person_id=one.pk, subject_id=one.subject_id, second_factor=True
        )
        for model in (HelpRequest, Paper, EarlierHelp):
            for item in visible(actor, model).values_list("pk", flat=True):
                found.setdefault(item, set()).add(one.pk)
    return found


def _circle_of(actor: Actor) -> set[Any]:
    """Guardians of me and of my children, and who owns something together with me."""
    mine = {actor.person_id} | set(
        Guardianship.unscoped.filter(guardian_id=actor.person_id).values_list("child_id", flat=True)
    )
    guardians = Guardianship.unscoped.filter(child_id__in=mine).values_list("guardian_id", flat=True)
    families = Family.unscoped.filter(
        pk__in=FamilyOwner.unscoped.filter(person_id__in=mine).values("family_id")
    )
    owners = FamilyOwner.unscoped.filter(family__in=families).values_list("person_id", flat=True)
    return {*guardians, *owners}
