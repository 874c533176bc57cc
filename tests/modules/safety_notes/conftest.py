"""The safety note of Leïla and Yara, and one that Yara wrote by herself."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from tests.cast import Cast, as_owner
from tests.modules.coordinated import oma, plan
from tests.modules.help_requests.conftest import a_moment_later, asked, taken
from village.modules.danger import actions as danger
from village.modules.danger.models import DangerAct
from village.modules.danger.writing import Whom
from village.modules.family_plans.models import FamilyPlan
from village.modules.safety_notes import actions
from village.modules.safety_notes.actions import Words
from village.modules.safety_notes.models import SafetyNote
from village.trust.access.actor import acting_as
from village.trust.access.opening import find, open_subject
from village.trust.people.models import Subject
from village.trust.vocabulary import Actor, Purpose

__all__ = ["asked", "oma", "plan", "taken"]
HELPS = "A quiet room and the blue blanket."
HERS = "Let me call Jonas, and do not ask why."
WORDS = Words(HELPS, "Loud voices.", "First Sami, then Yara.", "Oma Zohra", "0470 12 34 56", "Nadia next door", "0471 65 43 21")
OWN = Words(HERS, "When somebody shouts.", "My brother.", "Jonas", "0472 11 22 33", "Oma Zohra", "0470 12 34 56")
SOON = timezone.localdate() + timedelta(days=60)
WHY = "She stands on the roof of the school."


def proposes(cast: Cast, plan: FamilyPlan, who: str = "leila", readers: Any = ("hanne",), **more: Any) -> SafetyNote:
    with acting_as(cast.actors[who]) as actor:
        people = [cast.people[one].pk for one in readers]
        values = {"words": WORDS, "review_on": SOON, "readers": people} | more
        return actions.propose(find(actor, FamilyPlan, plan.pk), by=actor, **values)


def says(cast: Cast, note: SafetyNote, who: str = "yara", yes: bool = True) -> SafetyNote:
    with acting_as(cast.actors[who]) as actor:
        said = actions.say(found(actor, note), by=actor, yes=yes)
    a_moment_later()
    return said


def writes_own(cast: Cast, who: str = "yara", readers: tuple[str, ...] = (), **more: Any) -> SafetyNote:
    with acting_as(cast.actors[who]) as actor:
        me = Subject(pk=actor.subject_id, village_id=actor.village_id)
        values = {"words": OWN, "review_on": SOON, "readers": [cast.people[one].pk for one in readers]} | more
        made = actions.write_own(me, by=actor, **values)
    a_moment_later()
    return made


def found(actor: Actor, note: SafetyNote) -> SafetyNote:
    """Inside acting_as: the note as this actor finds it, or Http404."""
    return find(actor, SafetyNote, note.pk)


def does(cast: Cast, note: SafetyNote, who: str, verb: Any, **values: Any) -> Any:
    with acting_as(cast.actors[who]) as actor:
        done = verb(found(actor, note), by=actor, **values)
    a_moment_later()
    return done


def seen_by(cast: Cast, who: str, plan: FamilyPlan) -> list[str]:
    """What helps, as this person reads it in all that is theirs of this family."""
    with acting_as(cast.actors[who]) as actor:
        open_subject(actor, plan.subject_id, Purpose.FOLLOW)
        return [str(one.helps) for one in SafetyNote.unscoped.filter(village_id=actor.village_id)]


def as_it_stands(note: SafetyNote) -> SafetyNote:
    with as_owner():
        return SafetyNote.unscoped.get(pk=note.pk)


def in_danger(cast: Cast, by: str, about: str = "yara") -> DangerAct:
    """The acute act: whom and why."""
    person = cast.people[about]
    with acting_as(cast.actors[by]) as actor:
        act = danger.look_for_note(Whom(person.name, person.birth_date, person.subject_id), by=actor, what=WHY)
    a_moment_later()
    return act


@pytest.fixture
def note(wilgendaal: Cast, plan: FamilyPlan) -> SafetyNote:
    """It holds: both said yes, and Hanne may read it."""
    made = proposes(wilgendaal, plan)
    says(wilgendaal, made)
    return as_it_stands(made)


@pytest.fixture
def own(wilgendaal: Cast) -> SafetyNote:
    return writes_own(wilgendaal)
