"""What the last yes of the family makes so: the letter to the next one, who sees what from which day, and the first talk.

Consents begin on the day of the talk and end on the last day by themselves, without anybody pressing a button.
"""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from village.foundation.ids import uuid7
from village.foundation.in_a_row import in_a_row
from village.foundation.time_range import now
from village.modules.circles.queries import law_here
from village.modules.family_plans.models import TeamMember
from village.modules.family_plans.queries import Owner
from village.modules.family_plans.team import ALONG, whose_yes
from village.modules.family_plans.words import SHOWN_KINDS, Ring, Side
from village.modules.help_requests.words import LifeArea
from village.modules.meetings import actions as meetings
from village.modules.passing_on.models import Candidate, ForTheNext, Letter, PassingOn
from village.modules.passing_on.problems import TooFarAway
from village.modules.passing_on.queries import answers_of, candidate_of, seat_of, text_of
from village.trust.access.opening import open_subject
from village.trust.consent.models import Consent
from village.trust.consent.queries import current_about
from village.trust.consent.records import share_item
from village.trust.law.policy import Policy
from village.trust.notices.models import Notice
from village.trust.notices.records import tell
from village.trust.vocabulary import Actor, DataKind, Purpose, Right

FARTHEST = timedelta(days=5 * 366)


def agree_when_ready(passing: PassingOn, by: Actor, owners: Sequence[Owner]) -> bool:
    """Both questions have every yes that is needed: then, and only then."""
    text, candidate = text_of(passing), candidate_of(passing)
    if text is None or candidate is None:
        return False
    law = law_here(by)
    needed = whose_yes(owners, law, SHOWN_KINDS)
    said: dict[UUID, set[UUID]] = {}
    for answer in answers_of(passing):
        if answer.yes:
            said.setdefault(answer.of, set()).add(answer.author_id)
    if not all(needed <= said.get(one.pk, set()) for one in (text, candidate)):
        return False
    _make_it_so(passing, by, owners, text, candidate, law)
    return True


def end_of_day(day: date) -> datetime:
    """The first moment after a day, in the time of the village."""
    return timezone.make_aware(datetime.combine(day + timedelta(days=1), time.min))


def not_too_far(*days: date) -> None:
    """What people agree on here is within some years; the calendar itself ends one day."""
    if days and max(days) > timezone.localdate() + FARTHEST:
        raise TooFarAway


def start_of_day(moment: datetime) -> datetime:
    return timezone.localtime(moment).replace(hour=0, minute=0, second=0, microsecond=0)


def let_go_of_the_next(passing: PassingOn, by: Actor) -> None:
    """What this passing on opened closes now. Who was drawn or in the team before stays so, with what they saw before."""
    seat = seat_of(passing.plan, passing.next_id) if passing.next_id else None
    agreed = passing.agreed_at
    if passing.next_id is None or agreed is None:
        return
    before = _withdrawn_but_for(_consents(passing, passing.next_id, by), agreed)
    if seat is None:
        return
    if seat.created_at >= agreed:
        seat.ended_at = now()
    elif seat.joined_at and seat.joined_at >= agreed:
        seat.in_team, seat.joined_at = False, None
    seat.consent = before
    seat.asked_kinds = sorted(set(before.kinds) - {int(DataKind.CONTACT)}) if before else []
    seat.save(update_fields=["ended_at", "in_team", "joined_at", "consent", "asked_kinds"])


def _withdrawn_but_for(consents: Sequence[Consent], agreed: datetime) -> Consent | None:
    """In silence: the family decided it. Returns what stays open as a whole, the last yes before this one."""
    for consent in consents:
        if consent.created_at >= agreed:
            consent.withdrawn_at = now()
            consent.save(update_fields=["withdrawn_at"])
    stays = [one for one in consents if one.withdrawn_at is None and one.item_id is None]
    return max(stays, key=lambda one: one.created_at, default=None)


def _make_it_so(
    passing: PassingOn,
    by: Actor,
    owners: Sequence[Owner],
    text: ForTheNext,
    candidate: Candidate,
    law: Policy,
) -> None:
    passing.next_id, passing.next_called = candidate.person_id, candidate.next_called
    passing.talk_at, passing.overlap_until, passing.agreed_at = (
        candidate.talk_at,
        candidate.overlap_until,
        now(),
    )
    letter = _letter(passing, by, owners, text, law)
    _takes_a_seat(passing, by, candidate, law)
    _ends_by_itself(passing, by, end_of_day(candidate.overlap_until))
    passing.meeting_id = _first_talk(passing, by, owners, candidate)
    passing.save(
        update_fields=["next_id", "next_called", "talk_at", "overlap_until", "agreed_at", "meeting_id"]
    )
    tell(candidate.person_id, Notice.Code.SHARED, f"/passing-on/letter/{letter.pk}/")
    tell(passing.leaver_id, Notice.Code.REPLY, f"/passing-on/{passing.pk}/")


def _letter(passing: PassingOn, by: Actor, owners: Sequence[Owner], text: ForTheNext, law: Policy) -> Letter:
    """Only this goes to the next one: the text the family approved, and nothing of what was written before it."""
    key, said = uuid7(), _who_said_yes(passing, text)
    letter: Letter = Letter.unscoped.create(
        id=key, item_id=key, village_id=passing.village_id, subject_id=passing.subject_id, kind=DataKind.OWN_STORY,
        author_id=by.person_id, passing=passing, plan_id=passing.plan_id, words=text.words, talk_at=passing.talk_at,
        leaver_called=passing.leaver_called, approved_by=in_a_row(owner.called for owner in owners if owner.person_id in said),
    )  # fmt: skip
    share_item(
        by, subject_id=passing.subject_id, item_id=key, kind=DataKind.OWN_STORY, rights=Right.VIEW, law_version=law.version,
        to_person=passing.next_id, until=law.consent_ends(now()), purpose=Purpose.HELP,
    )  # fmt: skip
    return letter


def _who_said_yes(passing: PassingOn, text: ForTheNext) -> set[UUID]:
    return {answer.author_id for answer in answers_of(passing) if answer.of == text.pk and answer.yes}


def _takes_a_seat(passing: PassingOn, by: Actor, candidate: Candidate, law: Policy) -> None:
    """In the team from now on; what is shown opens on the day of the first talk and not before."""
    seat = seat_of(passing.plan, candidate.person_id) or _drawn(passing, by, candidate)
    opens = max(start_of_day(candidate.talk_at), now())
    consent: Consent = Consent.unscoped.create(
        village_id=by.village_id, subject_id=passing.subject_id, given_by_id=by.person_id, to_person_id=candidate.person_id,
        kind=DataKind.CONTACT, kinds=[int(DataKind.CONTACT), *candidate.kinds], rights=int(ALONG), purpose=Purpose.HELP,
        from_at=opens, until=law.consent_ends(opens), law_version=law.version,
    )  # fmt: skip
    seat.in_team, seat.joined_at, seat.consent = True, seat.joined_at or now(), consent
    seat.asked_kinds = sorted({*seat.asked_kinds, *candidate.kinds})
    seat.save(update_fields=["in_team", "joined_at", "consent", "asked_kinds"])


def _drawn(passing: PassingOn, by: Actor, candidate: Candidate) -> TeamMember:
    key = uuid7()
    seat: TeamMember = TeamMember.unscoped.create(
        id=key, item_id=key, village_id=passing.village_id, subject_id=passing.subject_id, kind=DataKind.FAMILY_STORY,
        author_id=by.person_id, plan_id=passing.plan_id, person_id=candidate.person_id, called=candidate.next_called[:60],
        relation=candidate.next_place, side=Side.FORMAL, ring=Ring.FURTHER, life_area=LifeArea.HOME,
    )  # fmt: skip
    return seat


def _ends_by_itself(passing: PassingOn, by: Actor, end: datetime) -> None:
    """What is open to who stops stays open until the last day of the overlap, and not a moment longer."""
    for consent in _consents(passing, passing.leaver_id, by):
        Consent.unscoped.create(
            village_id=by.village_id, subject_id=consent.subject_id, given_by_id=by.person_id,
            to_person_id=consent.to_person_id, kind=consent.kind, kinds=consent.kinds, item_id=consent.item_id,
            rights=consent.rights, purpose=consent.purpose, until=min(consent.until, end), how=consent.how,
            reaches_back=consent.reaches_back, law_version=consent.law_version,
        )  # fmt: skip
        consent.withdrawn_at = now()
        consent.save(update_fields=["withdrawn_at"])


def _first_talk(passing: PassingOn, by: Actor, owners: Sequence[Owner], candidate: Candidate) -> UUID:
    """A meeting like any other: each child of the family is asked first."""
    people = [candidate.person_id, passing.leaver_id, *(owner.person_id for owner in owners)]
    about = _("First talk with {name}").format(name=candidate.next_called)
    where = candidate.talk_where
    called = meetings.Called(candidate.talk_at, where, about, people)
    made = meetings.call(passing.plan, by=by, called=called)
    open_subject(by, passing.subject_id, Purpose.SHARE)
    return made.pk


def _consents(passing: PassingOn, person: UUID, by: Actor) -> list[Consent]:
    """What is open to this person of the family now, or will be from a day to come."""
    open_subject(by, passing.subject_id, Purpose.SHARE)
    coming = Consent.unscoped.filter(
        village_id=by.village_id,
        subject_id=passing.subject_id,
        withdrawn_at=None,
        from_at__gt=now(),
        to_person_id=person,
    )
    return [*current_about(by, passing.subject_id).filter(to_person_id=person), *coming]
