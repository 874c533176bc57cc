"""A school year in Wilgendaal as Kobe keeps it; Leïla asks for help with enrolling, and Hanne took it up."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from tests.cast import Cast, as_owner
from tests.modules.help_requests.conftest import a_moment_later, ask
from village.modules.enrolment import keeping
from village.modules.enrolment.keeping import Kept
from village.modules.enrolment.models import EnrolmentStep, SchoolYear, Wording
from village.modules.help_requests import actions as requests
from village.modules.help_requests.models import HelpRequest
from village.modules.help_requests.words import AsksFor
from village.trust.access.actor import acting_as
from village.trust.access.opening import find

PRIMARY = Wording(
    "nl", "Lagere school", "Meld je kind aan op de website.", "In de bibliotheek helpt iemand.", "De kids-ID."
)
PRIMARY_FR = Wording("fr", "École primaire", "Inscrivez votre enfant sur le site.")
SECONDARY = Wording("nl", "Middelbare school", "Bel de school van je keuze.")


def day(number: int) -> date:
    return timezone.localdate() + timedelta(days=number)


def does(cast: Cast, who: str, verb: Callable[..., Any], *things: Any, **values: Any) -> Any:
    with acting_as(cast.actors[who]) as actor:
        return verb(*things, by=actor, **values)


def on(cast: Cast, who: str, asked: HelpRequest, verb: Callable[..., Any], **values: Any) -> Any:
    with acting_as(cast.actors[who]) as actor:
        return verb(find(actor, HelpRequest, asked.pk), by=actor, **values)


def school_year(
    cast: Cast, called: str = "2027-2028", first: int = -30, last: int = 200, **more: Any
) -> SchoolYear:
    said = {"from_day": day(first), "until_day": day(last), "days_ahead": 7, **more}
    return does(cast, "kobe", keeping.keep_year, None, called=called, **said)


def step(
    cast: Cast, year: SchoolYear, *words: Wording, opens: int | None = None, closes: int | None = None
) -> EnrolmentStep:
    kept = Kept(words, day(opens) if opens is not None else None, day(closes) if closes is not None else None)
    return does(cast, "kobe", keeping.keep_step, None, year, kept=kept)


def is_over(year: SchoolYear) -> SchoolYear:
    with as_owner():
        SchoolYear.unscoped.filter(pk=year.pk).update(from_day=day(-400), until_day=day(-20))
        return SchoolYear.unscoped.get(pk=year.pk)


@pytest.fixture
def year(wilgendaal: Cast) -> SchoolYear:
    return school_year(wilgendaal)


@pytest.fixture
def primary(wilgendaal: Cast, year: SchoolYear) -> EnrolmentStep:
    """Until five days from now."""
    return step(wilgendaal, year, PRIMARY, PRIMARY_FR, opens=-2, closes=5)


@pytest.fixture
def secondary(wilgendaal: Cast, year: SchoolYear) -> EnrolmentStep:
    """From forty days from now."""
    return step(wilgendaal, year, SECONDARY, opens=40)


@pytest.fixture
def asked(wilgendaal: Cast) -> HelpRequest:
    """Leïla asks about Sami, how she enrols him."""
    return ask(wilgendaal, wilgendaal.leila, "sami", asks_for=AsksFor.ENROLMENT, called_name="Sami")


@pytest.fixture
def taken(wilgendaal: Cast, asked: HelpRequest) -> HelpRequest:
    on(wilgendaal, "hanne", asked, requests.take_up)
    a_moment_later()
    return asked
