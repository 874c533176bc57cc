"""Early help in Wilgendaal, as the tests need it: Hanne coaches Sami, with Els of De Kiem; Leïla said yes, to school too."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from tests.cast import Cast, as_owner
from tests.modules.help_requests.conftest import a_moment_later, ask, asked, opened, taken
from village.modules.help_requests.models import HelpRequest
from village.modules.meetings.words import Fits
from village.modules.pit import at_school, beginning, growing, looking_back
from village.modules.pit.beginning import Begin
from village.modules.pit.models import Advice, PitOffer, PitStrength, SchoolPart, Trajectory
from village.modules.pit.words import Met, Type, What
from village.trust.access.actor import acting_as
from village.trust.access.opening import find
from village.trust.directory.models import Membership
from village.trust.notices.models import Notice

__all__ = ["a_moment_later", "ask", "asked", "opened", "taken"]
WHY = "He is quick to anger on the playground."
TRIED = "A quiet corner, and talks after school."
QUALITIES = "He helps younger children.\nHe is honest."
CONTRIBUTES = "A fixed place near the window and a talk on Friday."
STRENGTH = "Sami sees at once when somebody is left out."
SKILL = "Waiting until somebody has finished."
ADVICE = "Give him a quieter place, beside a child he can help."
MET = "We walked to the skate park. He told about his scooter."
MOTHERS = "At home it is calm when we eat together."


def chair(cast: Cast, who: str) -> Membership:
    with as_owner():
        return Membership.unscoped.select_related("organisation").get(person=cast.people[who])


def a_begin(cast: Cast, **more: Any) -> Begin:
    told: dict[str, Any] = {
        "type": Type.SCHOOL, "coach": chair(cast, "hanne"), "called_name": "Sami", "why": WHY, "teacher": chair(cast, "els"),
        "tried": TRIED, "qualities": QUALITIES, "contributes": CONTRIBUTES,
    }  # fmt: skip
    return Begin(**{**told, **more})


def offer(cast: Cast, request: HelpRequest, **more: Any) -> PitOffer:
    begin = a_begin(cast, **more)
    with acting_as(cast.hanne) as hanne:
        made = beginning.offer(opened(hanne, request), by=hanne, begin=begin)
    a_moment_later()
    return made


def say_yes(cast: Cast, made: PitOffer, who: str = "leila", *, school: bool = True) -> None:
    with acting_as(cast.actors[who]) as actor:
        beginning.agree(find(actor, PitOffer, made.pk), by=actor, school=school)
    a_moment_later()


@pytest.fixture
def offered(wilgendaal: Cast, taken: HelpRequest) -> PitOffer:
    return offer(wilgendaal, taken)


@pytest.fixture
def runs(wilgendaal: Cast, offered: PitOffer) -> Trajectory:
    say_yes(wilgendaal, offered)
    return row(Trajectory)


@pytest.fixture
def part(runs: Trajectory) -> SchoolPart:
    return row(SchoolPart)


@pytest.fixture
def trusted(wilgendaal: Cast, runs: Trajectory) -> Trajectory:
    """They met."""
    does(wilgendaal, "hanne", runs, growing.note_contact, how=Met.OUTSIDE, words=MET, met_on=today())
    return runs


@pytest.fixture
def strength(wilgendaal: Cast, trusted: Trajectory) -> PitStrength:
    """Hanne named it, Leïla agreed."""
    made = does(wilgendaal, "hanne", trusted, growing.name_strength, what=What.STRENGTH, words=STRENGTH)
    does(wilgendaal, "leila", made, growing.answer, yes=True)
    return row(PitStrength, pk=made.pk)


@pytest.fixture
def advice(wilgendaal: Cast, part: SchoolPart, strength: PitStrength) -> Advice:
    made: Advice = does(wilgendaal, "hanne", part, at_school.advise, words=ADVICE, strength=strength.pk)
    return made


def does(cast: Cast, who: str, record: Any, verb: Any, /, **details: Any) -> Any:
    """Somebody finds it, or meets Http404, and does one thing."""
    with acting_as(cast.actors[who]) as actor:
        done = verb(find(actor, type(record), record.pk), by=actor, **details)
    a_moment_later()
    return done


def finds(cast: Cast, who: str, record: Any) -> Any:
    with acting_as(cast.actors[who]) as actor:
        return find(actor, type(record), record.pk)


def thinks(cast: Cast, who: str, one: Trajectory, words: str = "It goes better.") -> None:
    does(cast, who, one, looking_back.say_what_i_think, fits=Fits.YES, words=words)


def today(days: int = 0) -> Any:
    return timezone.localdate() + timedelta(days=days)


def row(model: Any, **by: Any) -> Any:
    with as_owner():
        return model.unscoped.get(**by)


def rows(model: Any, **by: Any) -> list[Any]:
    with as_owner():
        return list(model.unscoped.filter(**by))


def notices(cast: Cast, who: str) -> set[str]:
    with as_owner():
        return set(Notice.unscoped.filter(person=cast.people[who]).values_list("code", flat=True))


