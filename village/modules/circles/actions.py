"""What people decide about their circle: share, stop sharing, keep somebody out, let somebody in again."""

from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from village.foundation.time_range import now
from village.modules.circles.queries import SHARED, eyes_on, is_family_of, law_here, my_kinds
from village.trust.access.check import action
from village.trust.access.mine import may_decide
from village.trust.consent.models import Consent, Restriction
from village.trust.consent.queries import restrictions_about
from village.trust.consent.records import share_kinds
from village.trust.law.ages import age_on, is_minor
from village.trust.law.answers import Consenter
from village.trust.law.policy import Policy
from village.trust.notices.models import Notice
from village.trust.notices.records import tell
from village.trust.people.models import Person
from village.trust.vocabulary import Actor, DataKind, NotAllowed, Purpose, Right

NEVER_WHOLE = frozenset({DataKind.OWN_STORY})
"""What a young person tells just for itself is shared piece by piece, never as a whole kind."""


class SomebodyElseMustAgree(Exception):
    """The law of this place asks another yes as well, or the yes of somebody else."""


@action(needs=Right.MANAGE, kind=DataKind.CONTACT, act="share")
def give(person: Person, *, by: Actor, kinds: list[DataKind], to_person: UUID, until: datetime) -> Consent:
    """Show some kinds of data to one person, until a day."""
    if not set(kinds) <= kinds_to_give_alone(person, by):
        raise SomebodyElseMustAgree
    if not kinds or not may_decide(person.subject_id, None, kinds):
        raise NotAllowed("give")
    law = law_here(by)
    consent = share_kinds(
        by, subject_id=person.subject_id, kinds=kinds, rights=Right.VIEW, law_version=law.version,
        to_person=to_person, until=until, purpose=Purpose.HELP,
    )  # fmt: skip
    tell(to_person, Notice.Code.SHARED, "")
    return consent


@action(needs=Right.MANAGE, act="withdraw")
def withdraw(consent: Consent, *, by: Actor) -> Consent:
    """Stop sharing. Every door this opened is closed from the next statement on."""
    if not may_decide(consent.subject_id, consent.item_id, consent.kinds or [consent.kind]):
        raise NotAllowed("withdraw")
    if consent.withdrawn_at is None:
        losing = readers_by(consent)
        consent.withdrawn_at = now()
        consent.save(update_fields=["withdrawn_at"])
        for reader in losing:
            tell(reader, Notice.Code.STOPPED_SHARING, "")
    return consent


@action(needs=Right.MANAGE, kind=DataKind.CONTACT)
def restrict(person: Person, *, by: Actor, against: UUID, words: str = "") -> Restriction:
    """Keep somebody out, whatever else was agreed. They are never told, and never see that it is so.

    A guardian shuts a door only to what guardians decide about; a young person's own wish stays their own.
    """
    mine = person.subject_id == by.subject_id
    if against == by.person_id or (not mine and is_family_of(person.subject_id, against)):
        raise NotAllowed("restrict")
    already = restrictions_about(by, person.subject_id).filter(against_person_id=against, item_id=None).first()
    if already:
        return already
    young = mine and is_minor(person.birth_date, timezone.localdate())
    made: Restriction = Restriction.unscoped.create(
        village_id=by.village_id, subject_id=person.subject_id, against_person_id=against,
        set_by_id=by.person_id, kind=DataKind.OWN_STORY if young else DataKind.CONTACT,
        kinds=[] if mine else sorted(int(kind) for kind in my_kinds(person.subject_id)),
        because=Restriction.Why.OWN_WISH if young else Restriction.Why.SHIELD, words=words,
    )  # fmt: skip
    return made


@action(needs=Right.VIEW)
def lift(restriction: Restriction, *, by: Actor) -> Restriction:
    """Let somebody in again: what was agreed with them counts again. A lock for safety is lifted where it was set."""
    if restriction.because == Restriction.Why.SAFETY:
        raise NotAllowed("lift")
    if by.person_id != restriction.set_by_id and by.subject_id != restriction.subject_id:
        raise NotAllowed("lift")
    restriction.lifted_at = restriction.lifted_at or now()
    restriction.save(update_fields=["lifted_at"])
    return restriction


def kinds_to_give_alone(person: Person, by: Actor) -> frozenset[DataKind]:
    """What this one yes is enough for, by the law file. Without a birth date somebody speaks for themself."""
    mine = by.subject_id == person.subject_id
    if mine and not is_minor(person.birth_date, timezone.localdate()):
        return frozenset(DataKind) - NEVER_WHOLE
    law, me = law_here(by), Consenter.CHILD if mine else Consenter.GUARDIANS
    age = age_on(person.birth_date, timezone.localdate()) if person.birth_date else None
    return frozenset(kind for kind in DataKind if law.consenters(age, kind) == {me}) - NEVER_WHOLE


def latest_end(law: Policy, today: date) -> date:
    """No sharing lasts longer than the law file says."""
    months = today.month - 1 + law.max_consent_months
    return date(today.year + months // 12, months % 12 + 1, min(today.day, 28))


def readers_by(consent: Consent) -> set[UUID]:
    """Who reads along because of this consent now."""
    same = [eye for eye in eyes_on(consent.subject_id) if eye.via == SHARED and eye.item_id == consent.item_id]
    if consent.to_organisation_id:
        return {eye.reader_id for eye in same if eye.organisation_id == consent.to_organisation_id}
    return {eye.reader_id for eye in same if eye.reader_id == consent.to_person_id}
