"""Questions about passing on and ending. Under the lock: open the plan's subject or the one thing first, or a list."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import connection
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from village.foundation.time_range import now
from village.modules.family_plans.models import FamilyPlan, Step, TeamMember
from village.modules.family_plans.queries import (
    Owner,
    PlanDoor,
    door_of,
    marks_on,
    owners_of,
    plans_of,
    steps_of,
)
from village.modules.family_plans.words import ABOUT_STEPS, Said
from village.modules.passing_on.models import (
    Aftercare,
    AftercareCall,
    AftercareMonths,
    Answer,
    CallSaid,
    CameBack,
    Candidate,
    Celebration,
    Ending,
    ForTheNext,
    Goodbye,
    KeptOrder,
    KindWord,
    Leaving,
    Letter,
    Note,
    PassingOn,
    ToldBefore,
)
from village.trust.directory.models import Membership
from village.trust.directory.queries import face_of_person
from village.trust.vocabulary import Actor, Role

MONTHS = (1, 3, 6)
STILL_KNOWN = timedelta(days=366)
A_WEEK, A_DAY, SHOWN = timedelta(days=7), timedelta(days=1), 4
NOT_BESIDE_FAMILIES = (Role.KEEPER, Role.MANAGER, Role.PRIVACY_OFFICER, Role.SUPERVISOR)


@dataclass(frozen=True)
class Left:
    """Somebody who leaves, or whose work ended: how many plans still need somebody, and families somebody who calls."""

    member_id: UUID
    name: str
    last_day: date
    leaving_id: UUID | None
    plans: int
    agreed: int
    calls: int


@dataclass(frozen=True)
class NobodyCalls:
    """For the family: days agreed with somebody who calls no more. Without `gone_on` they do not see the days any more."""

    aftercare_id: UUID
    ending_id: UUID
    called: str
    gone_on: date | None
    is_gone: bool


@dataclass(frozen=True)
class Ended:
    """An access that a team leader ended at once: when, by whom, and in which words the family reads why."""

    on: datetime
    by_called: str
    words: str
    called: str = ""
    subject_id: UUID | None = None


def my_chairs(actor: Actor) -> list[Membership]:
    found = Membership.unscoped.filter(
        village_id=actor.village_id, person_id=actor.person_id, from_at__lte=now(), until__gt=now()
    )
    return list(found.select_related("organisation").order_by("from_at", "id"))


def chair_i_lead(actor: Actor, pk: UUID) -> Membership | None:
    """Of a colleague, in a team this actor leads."""
    led = [seat.organisation_id for seat in actor.seats if seat.role == Role.SUPERVISOR]
    found = Membership.unscoped.filter(
        village_id=actor.village_id, pk=pk, organisation_id__in=led, until__gt=now()
    )
    return found.select_related("organisation").first()


def chairs_i_lead(actor: Actor) -> QuerySet[Membership]:
    """My colleagues, by name, also those whose work here ended lately: some still read along with a family."""
    led = [seat.organisation_id for seat in actor.seats if seat.role == Role.SUPERVISOR]
    found = Membership.unscoped.filter(
        village_id=actor.village_id, organisation_id__in=led, from_at__lte=now(), until__gt=now() - STILL_KNOWN
    )
    return found.exclude(person_id=actor.person_id).select_related("organisation").order_by("public_name", "id")


def colleague_i_lead(actor: Actor, pk: UUID) -> Membership | None:
    """One of them."""
    return chairs_i_lead(actor).filter(pk=pk).first()


def ended_of(members: Iterable[Membership]) -> dict[UUID, Ended]:
    """Whose access a team leader ended at once, the last time of each of these. Empty for who does not lead them."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT member_id, ended_on, by_called, words FROM app.access_ended_of(%s)", [[one.pk for one in members]]
        )
        return {row[0]: Ended(row[1], row[2], row[3]) for row in reversed(cursor.fetchall())}


def ended_for_me() -> list[Ended]:
    """Whose access to what is mine ended at once, the last on top."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT ended_on, by_called, words, called, subject_id FROM app.access_ended_for_me()")
        return [Ended(*row) for row in cursor.fetchall()]


def my_leavings(actor: Actor) -> list[Leaving]:
    """What this actor announced, or what was announced for them."""
    found = Leaving.unscoped.filter(
        village_id=actor.village_id, member__person_id=actor.person_id, called_off_at=None
    )
    return list(found.select_related("member", "organisation").order_by("last_day"))


def leaving_by_key(actor: Actor, pk: UUID) -> Leaving | None:
    found = Leaving.unscoped.filter(village_id=actor.village_id, pk=pk, called_off_at=None)
    return found.select_related("member").first()


def plans_left(member_id: UUID | None = None) -> list[Left]:
    """For a team leader: numbers and days; of one colleague, or of all who leave. Empty for everybody else."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM app.plans_left(%s)", [member_id])
        return [Left(*row) for row in cursor.fetchall()]


def plans_i_coordinate(actor: Actor) -> list[PlanDoor]:
    return [
        door
        for door in plans_of(actor)
        if door.is_open and not door.mine and door.coordinator_id == actor.person_id
    ]


def owners_here(part: PassingOn | Ending, actor: Actor) -> list[Owner]:
    """Whose plan it is, for whom that plan is open to."""
    door = door_of(actor, part.plan_id)
    return owners_of(door) if door else []


def coordinator_leaves_on(door: PlanDoor) -> date | None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT app.coordinator_leaves_on(%s, %s)", [door.subject_id, door.coordinator_id])
        day: date | None = cursor.fetchone()[0]
        return day


def who_works_with_families(people: Iterable[Membership], *, but: UUID | None = None) -> list[Membership]:
    """Of these professionals; once each, teachers last."""
    chairs = {
        one.person_id: one for one in people
        if one.role not in {str(role) for role in NOT_BESIDE_FAMILIES} and one.person_id != but
    }  # fmt: skip
    return sorted(chairs.values(), key=lambda one: (one.role == Role.TEACHER, one.public_name))


def passing_on_of(plan: FamilyPlan | PlanDoor) -> list[PassingOn]:
    """Every time the plan went on to somebody else, or will, the newest first."""
    found = PassingOn.unscoped.filter(subject_id=plan.subject_id, plan_id=plan.pk)
    return list(found.order_by("-created_at", "-id"))


def open_passings(actor: Actor, plans: Iterable[UUID]) -> dict[UUID, PassingOn]:
    """What is being passed on of these plans. After open_list."""
    found = PassingOn.unscoped.filter(
        village_id=actor.village_id, plan_id__in=list(plans), ended_at=None, stopped_at=None
    )
    return {one.plan_id: one for one in found}


def text_of(passing: PassingOn) -> ForTheNext | None:
    """How it is worded now."""
    return (
        ForTheNext.unscoped.filter(village_id=passing.village_id, passing=passing).order_by("-number").first()
    )


def candidate_of(passing: PassingOn) -> Candidate | None:
    """Who is asked now; who was declined is not asked again by itself."""
    found: QuerySet[Candidate] = Candidate.unscoped.filter(
        village_id=passing.village_id, passing=passing, declined_at=None
    )
    return found.annotate(face=face_of_person("person_id")).first()


def answers_of(passing: PassingOn) -> list[Answer]:
    found = Answer.unscoped.filter(village_id=passing.village_id, passing=passing)
    return list(found.order_by("created_at", "id"))


def letter_of(passing: PassingOn) -> Letter | None:
    return Letter.unscoped.filter(village_id=passing.village_id, passing=passing).first()


def letters_by_item(actor: Actor, keys: Iterable[UUID]) -> list[Letter]:
    return list(Letter.unscoped.filter(village_id=actor.village_id, pk__in=list(keys)))


def passings_by_item(actor: Actor, keys: Iterable[UUID]) -> list[PassingOn]:
    return list(PassingOn.unscoped.filter(village_id=actor.village_id, pk__in=list(keys)))


def my_letters(actor: Actor) -> list[Letter]:
    """What families approved for this actor to read, the next talk on top. After open_list."""
    mine = [door.pk for door in plans_of(actor) if door.mine]
    found = Letter.unscoped.filter(village_id=actor.village_id).exclude(plan_id__in=mine)
    return list(found.exclude(author_id=actor.person_id).order_by("talk_at"))


def open_steps_of(plan: FamilyPlan | PlanDoor, person: UUID) -> list[Step]:
    """What this person has to do in the plan and did not do yet."""
    theirs = [step for step in steps_of(plan) if step.person_id == person]
    marks = marks_on(plan, ABOUT_STEPS) if theirs else {}
    return [step for step in theirs if not marks.get(step.pk) or marks[step.pk][-1].said == Said.LATER]


def seat_of(plan: FamilyPlan | PlanDoor, person: UUID) -> TeamMember | None:
    """The place of this person in the circle of the plan, today."""
    return TeamMember.unscoped.filter(
        subject_id=plan.subject_id, plan_id=plan.pk, person_id=person, ended_at=None
    ).first()


def everybody_who_helped(plan: FamilyPlan | PlanDoor) -> list[TeamMember]:
    """The circle and all who were ever in the team, also who left: to be thanked."""
    found = TeamMember.unscoped.filter(subject_id=plan.subject_id, plan_id=plan.pk).order_by(
        "ring", "created_at", "id"
    )
    return [one for one in found if one.joined_at or one.ended_at is None]


def endings_of(plan: FamilyPlan | PlanDoor) -> list[Ending]:
    found = Ending.unscoped.filter(subject_id=plan.subject_id, plan_id=plan.pk)
    return list(found.order_by("-created_at", "-id"))


def notes_of(ending: Ending) -> list[Note]:
    return list(
        Note.unscoped.filter(village_id=ending.village_id, ending=ending).order_by("created_at", "id")
    )


def celebration_of(ending: Ending) -> Celebration | None:
    """What was said last."""
    return (
        Celebration.unscoped.filter(village_id=ending.village_id, ending=ending)
        .order_by("-created_at", "-id")
        .first()
    )


def goodbyes_of(ending: Ending) -> list[Goodbye]:
    return list(
        Goodbye.unscoped.filter(village_id=ending.village_id, ending=ending).order_by("created_at", "id")
    )


def aftercare_of(ending: Ending) -> Aftercare | None:
    """Who calls now."""
    return Aftercare.unscoped.filter(village_id=ending.village_id, ending=ending, stopped_at=None).first()


def every_aftercare_of(ending: Ending) -> list[Aftercare]:
    """Also who called before."""
    return list(Aftercare.unscoped.filter(village_id=ending.village_id, ending=ending))


def calls_of(aftercares: Iterable[Aftercare]) -> list[AftercareCall]:
    """Every day on which somebody calls, the first on top."""
    found = AftercareCall.unscoped.filter(aftercare_id__in=[one.pk for one in aftercares])
    return list(found.select_related("aftercare").order_by("due_on", "id"))


def said_of(calls: Iterable[AftercareCall]) -> dict[UUID, CallSaid]:
    return {one.call_id: one for one in CallSaid.unscoped.filter(call_id__in=[call.pk for call in calls])}


def kind_words_of(ending: Ending) -> list[KindWord]:
    found = KindWord.unscoped.filter(village_id=ending.village_id, ending=ending)
    return list(found.order_by("created_at", "id"))


def order_of(ending: Ending) -> KeptOrder | None:
    return KeptOrder.unscoped.filter(village_id=ending.village_id, ending=ending).first()


def my_aftercare(actor: Actor) -> list[Aftercare]:
    """Whom this actor calls, or by whom their own family is called. After open_list."""
    found = Aftercare.unscoped.filter(village_id=actor.village_id).annotate(
        is_closed=Exists(Ending.unscoped.filter(pk=OuterRef("ending_id"), closed_at__isnull=False))
    )
    return list(found.order_by("created_at", "id"))


def _still_to_say() -> QuerySet[AftercareCall]:
    """Nobody said yet what became of these."""
    said = CallSaid.unscoped.filter(village_id=OuterRef("village_id"), call_id=OuterRef("pk"))
    found: QuerySet[AftercareCall] = AftercareCall.unscoped.filter(~Exists(said), aftercare__stopped_at=None)
    return found


def open_calls_of(aftercare: Aftercare) -> list[AftercareCall]:
    """Days still to come, and days that passed without a word."""
    return list(
        _still_to_say().filter(village_id=aftercare.village_id, aftercare=aftercare).order_by("due_on", "id")
    )


def how_many_i_call(actor: Actor) -> int:
    """Families this actor still has to call. After open_list."""
    mine = _still_to_say().filter(village_id=actor.village_id, aftercare__caller_id=actor.person_id)
    return mine.values("aftercare_id").distinct().count()


def calls_of_nobody() -> list[NobodyCalls]:
    """For one of the family: days to call that nobody will keep, until they say who calls."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM app.my_calls_of_nobody()")
        return [NobodyCalls(*row) for row in cursor.fetchall()]


def my_calling_days() -> list[tuple[UUID, date, datetime]]:
    """When somebody calls us after our plan has ended, or I call a family; keys and days, for the calendar."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM app.my_calling_days()")
        return list(cursor.fetchall())


def calls_that_come(actor: Actor, *, mine: bool) -> list[AftercareCall]:
    """Within a week, or that should have been: of the families I call; or `mine`: of my own. Needs an open list."""
    found = _still_to_say().filter(village_id=actor.village_id, due_on__lte=timezone.localdate() + A_WEEK)
    whose = Q(aftercare__ending__closed_at__isnull=False) if mine else Q(aftercare__caller_id=actor.person_id)
    return list(found.filter(whose).select_related("aftercare").order_by("due_on", "id")[:SHOWN])


def letters_that_come(actor: Actor) -> list[Letter]:
    """What families approved for me to read before a first talk that is still to come. Needs an open list."""
    found = Letter.unscoped.filter(village_id=actor.village_id, talk_at__gte=now() - A_DAY)
    return list(found.exclude(author_id=actor.person_id).order_by("talk_at", "id")[:SHOWN])


def aftercare_by_item(actor: Actor, keys: Iterable[UUID]) -> list[Aftercare]:
    return list(Aftercare.unscoped.filter(village_id=actor.village_id, pk__in=list(keys)))


def months_here(village_id: UUID) -> tuple[int, ...]:
    """After how many months somebody calls, in this village."""
    row = AftercareMonths.unscoped.filter(village_id=village_id).first()
    return tuple(row.months) if row else MONTHS


def came_back_with(request_id: UUID, village_id: UUID) -> CameBack | None:
    return CameBack.unscoped.filter(village_id=village_id, request_id=request_id).first()


def told_before(back: CameBack) -> list[ToldBefore]:
    return list(
        ToldBefore.unscoped.filter(village_id=back.village_id, back=back).order_by("created_at", "id")
    )
