"""Somebody is worried in Wilgendaal: the acts as the tests need them."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.utils import timezone

from tests.cast import Cast, as_owner
from tests.modules.coordinated import oma, plan  # noqa: F401 - the plan of the family, the grandmother in its team
from tests.modules.help_requests.conftest import a_moment_later, asked, asked_alone, taken  # noqa: F401
from village.modules.danger import actions
from village.modules.danger.models import DangerAct
from village.modules.danger.queries import law_here
from village.modules.danger.writing import Sharing, Whom, Worry
from village.trust.access.actor import acting_as
from village.trust.access.opening import find
from village.trust.directory.models import Membership
from village.trust.law.policies import Policy
from village.trust.vocabulary import Actor, DataKind

COPY = "Yara has not slept at home since Friday. Please see her today."


def whom(cast: Cast, who: str = "yara") -> Whom:
    person = cast.people[who]
    return Whom(name=person.name, born=person.birth_date, subject_id=person.subject_id)


def worry(law: Policy, receiver: str = "", **more: Any) -> Worry:
    """The form as a careful colleague fills it in, by the law of the place."""
    today = timezone.localdate()
    checks = next((one.checks for one in law.danger_receivers if one.key == receiver), ())
    told = {
        "facts": "Not at school since Friday.", "observations": "A bruise on her arm.", "opinion": "I am afraid for her.",
        "harm_if_not": "She sleeps outside.", "harm_if": "She may trust us less.", "tried": "Called twice, went by once.",
        "persons": "A neighbour heard it too.", "child_heard": True, "child_words": "Please do not call home.",
        "not_told_why": "Not safe before the talk of Monday.", "tell_review_on": today + timedelta(days=7),
        "ground": law.danger_grounds[0].key, "steps_done": {step: str(today) for step in law.danger_first_steps},
        "affirmed": checks,
    }  # fmt: skip
    return Worry(**{**told, **more})


def seat_of(cast: Cast, who: str) -> Membership:
    return Membership.unscoped.select_related("organisation").get(
        village=cast.village, person=cast.people[who]
    )


def receiver(law: Policy) -> str:
    """The service of this place that a worry goes to first."""
    return law.danger_receivers[0].key


def shares(
    cast: Cast, by: Actor, second: str | None = "mieke", about: str = "yara", **more: Any
) -> DangerAct:
    to = more.pop("to", None)
    with acting_as(by):
        law = law_here(by)
        sharing = Sharing("here", COPY, seat=seat_of(cast, to)) if to else Sharing(receiver(law), COPY)
        return actions.share(
            whom(cast, about), by=by, worry=worry(law, sharing.receiver_key, **more), sharing=sharing,
            second=seat_of(cast, second) if second else None,
        )  # fmt: skip


def looks(cast: Cast, by: Actor, second: str | None = "mieke", about: str = "yara", **more: Any) -> DangerAct:
    with acting_as(by):
        return actions.look(
            whom(cast, about), by=by, worry=worry(law_here(by), **more), kinds=[DataKind.FAMILY_STORY, DataKind.OWN_STORY],
            second=seat_of(cast, second) if second else None,
        )  # fmt: skip


def confirms(by: Actor, act: DangerAct, agrees: bool = True) -> DangerAct:
    with acting_as(by):
        return actions.confirm(opened(by, act), by=by, agrees=agrees, words="I read it all.")


def opened(actor: Actor, act: DangerAct) -> DangerAct:
    """Inside acting_as: the act as this actor finds it, or Http404."""
    return find(actor, DangerAct, act.pk)


def does(by: Actor, act: DangerAct, verb: Any, **values: Any) -> Any:
    with acting_as(by):
        return verb(opened(by, act), by=by, **values)


def reviews(by: Actor, act: DangerAct) -> None:
    """Take it up to look back at it."""
    with acting_as(by), connection.cursor() as cursor:
        cursor.execute("SELECT app.take_review(%s)", [act.pk])


def as_it_stands(act: DangerAct) -> DangerAct:
    with as_owner():
        return DangerAct.unscoped.get(pk=act.pk)


def hours_pass(act: DangerAct, hours: int) -> None:
    """A test is one transaction, in which no time passes; so the moments of the act move back instead."""
    names = ("locked_at", "details_by", "second_by", "created_at")
    moved = ", ".join(f"{name} = {name} - make_interval(hours => %s)" for name in names)
    with as_owner(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE danger_dangeract SET {moved} WHERE id = %s", [*[hours] * len(names), act.pk])


@pytest.fixture
def law(wilgendaal: Cast) -> Policy:
    with acting_as(wilgendaal.hanne):
        return law_here(wilgendaal.hanne)


def person_ids(cast: Cast, *who: str) -> list[UUID]:
    return [cast.people[one].pk for one in who]
