"""Hanne, who coordinates the plan of Leïla and Yara, stops; Bram could come next. Els knows about school."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone

from tests.cast import Cast, as_owner
from tests.modules.coordinated import oma, plan
from tests.modules.family_plans.conftest import at, goal, school_goal, step_for
from tests.modules.help_requests.conftest import a_moment_later
from village.modules.family_plans.models import FamilyPlan
from village.modules.passing_on import actions, endings, queries
from village.modules.passing_on.actions import Coming
from village.modules.passing_on.models import (
    Aftercare,
    AftercareCall,
    Candidate,
    Ending,
    ForTheNext,
    Letter,
    PassingOn,
)
from village.modules.passing_on.words import Why
from village.trust.access.actor import acting_as
from village.trust.access.opening import find
from village.trust.consent.models import Consent
from village.trust.directory.models import Membership
from village.trust.vocabulary import Actor

__all__ = ["a_moment_later", "goal", "oma", "plan", "school_goal", "step_for"]
DRAFT = "Leila is tired in the mornings. Ask about the court."
APPROVED = "Call mama Leïla after nine. Yara chooses herself with whom she talks."
TODAY = timezone.localdate()
TALK = timezone.localtime(timezone.now() + timedelta(days=5)).replace(hour=16, minute=0, second=0, microsecond=0)
OVERLAP = TODAY + timedelta(days=20)
TABLES = (ForTheNext, Candidate, Letter, PassingOn, Ending, Aftercare, AftercareCall)


@pytest.fixture
def passing(wilgendaal: Cast, plan: FamilyPlan) -> PassingOn:
    """Hanne says that she leaves; nothing else yet."""
    with acting_as(wilgendaal.hanne) as hanne:
        made = actions.begin(find(hanne, FamilyPlan, plan.pk), by=hanne, why=Why.LEAVES, last_day=OVERLAP)
    a_moment_later()
    return made


@pytest.fixture
def agreed(wilgendaal: Cast, passing: PassingOn) -> PassingOn:
    """Hanne drafted, Leïla worded it otherwise, both said yes to that text and to Bram."""
    write(wilgendaal, passing, "hanne", DRAFT)
    write(wilgendaal, passing, "leila", APPROVED)
    propose(wilgendaal, passing, "hanne", "bram")
    for who in ("leila", "yara"):
        say_yes_to_text(wilgendaal, passing, who)
    say_yes_to_next(wilgendaal, passing, "leila")
    say_yes_to_next(wilgendaal, passing, "yara")
    with as_owner():
        return PassingOn.unscoped.get(pk=passing.pk)


def opened(actor: Actor, passing: PassingOn) -> PassingOn:
    """Inside acting_as."""
    found = find(actor, PassingOn, passing.pk)
    at(actor, found)  # type: ignore[arg-type]
    return found


def write(cast: Cast, passing: PassingOn, who: str, words: str) -> None:
    with acting_as(cast.actors[who]) as actor:
        found = opened(actor, passing)
        text = queries.text_of(found)
        actions.write_for_the_next(found, by=actor, words=words, number=text.number if text else 0)


def coming(cast: Cast, who: str, **more: Any) -> Coming:
    with as_owner():
        member = Membership.unscoped.select_related("organisation").get(person=cast.people[who])
    return Coming(**{"member": member, "talk_at": TALK, "where": "At the kitchen table", "overlap_until": OVERLAP, **more})


def propose(cast: Cast, passing: PassingOn, by: str, who: str, **more: Any) -> Candidate:
    with acting_as(cast.actors[by]) as actor:
        return actions.propose_next(opened(actor, passing), by=actor, coming=coming(cast, who, **more))


def say_yes_to_text(cast: Cast, passing: PassingOn, who: str) -> None:
    with acting_as(cast.actors[who]) as actor:
        found = opened(actor, passing)
        actions.say_yes(found, by=actor, of=queries.text_of(found).pk)


def say_yes_to_next(cast: Cast, passing: PassingOn, who: str) -> None:
    with acting_as(cast.actors[who]) as actor:
        found = opened(actor, passing)
        actions.say_yes(found, by=actor, of=queries.candidate_of(found).pk)


def comes_the_day(passing: PassingOn, *, over: bool = False) -> None:
    """Time passes: the first talk is today; or the overlap was until yesterday, and what ended with it has ended."""
    moment, yesterday = timezone.now() - timedelta(hours=1), timezone.now() - timedelta(days=1)
    with as_owner():
        PassingOn.unscoped.filter(pk=passing.pk).update(talk_at=moment)
        subject = passing.subject_id
        Consent.unscoped.filter(subject_id=subject, from_at__gt=timezone.now()).update(from_at=moment - timedelta(days=2))
        if over:
            PassingOn.unscoped.filter(pk=passing.pk).update(overlap_until=yesterday.date())
            ends = Consent.unscoped.filter(subject_id=subject, to_person_id=passing.leaver_id)
            ends.update(from_at=yesterday - timedelta(days=30), until=yesterday)


def whose(plan: FamilyPlan) -> tuple[Any, str]:
    """Who coordinates now: exactly one, by name."""
    with as_owner():
        found = FamilyPlan.unscoped.get(pk=plan.pk)
    return found.coordinator_id, found.coordinator_called


def first(model: Any) -> Any:
    with as_owner():
        return model.unscoped.order_by("created_at", "id").first()


@pytest.fixture
def ending(wilgendaal: Cast, plan: FamilyPlan) -> Ending:
    with acting_as(wilgendaal.hanne) as hanne:
        found = find(hanne, FamilyPlan, plan.pk)
        made = endings.propose_ending(found, by=hanne, words="The mornings are calm.", ends_on=TODAY + timedelta(days=14))
    a_moment_later()
    return made


def goodbye(cast: Cast, ending: Ending, who: str, yes: bool = True, proud: str = "We laugh again.") -> None:
    with acting_as(cast.actors[who]) as actor:
        found = find(actor, Ending, ending.pk)
        endings.say_goodbye(found, by=actor, yes=yes, words=f"It was good, says {who}.", proud=proud)


def close(cast: Cast, ending: Ending, who: str = "leila") -> None:
    with acting_as(cast.actors[who]) as actor:
        endings.close_together(find(actor, Ending, ending.pk), by=actor)
    a_moment_later()


def day(number: int) -> date:
    return TODAY + timedelta(days=number)


def moment(number: int) -> datetime:
    return TALK + timedelta(days=number)
