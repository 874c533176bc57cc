"""What is checked of things to come: sharing that ends, birthdays at which doors change (rows 8 and 9)."""

from datetime import date, timedelta

from django.core import mail
from django.db import connection
from django.utils import timezone

from tests.browsing import browser, words_of
from tests.cast import Cast, as_owner
from tests.modules.help_requests.conftest import a_moment_later, ask, opened
from tests.situations.places import law_of, raise_by_law
from village.foundation.time_range import LONG_AGO, now
from village.modules.circles.clock import look_ahead
from village.modules.circles.growing_up import change_at
from village.modules.circles.models import ToldAhead
from village.modules.help_requests import actions
from village.modules.help_requests.models import HelpRequest
from village.trust.access.actor import acting_as
from village.trust.access.opening import open_subject
from village.trust.consent.models import Consent
from village.trust.consent.records import share_kinds
from village.trust.law.ages import birthday
from village.trust.law.policy import Policy
from village.trust.notices.clock import send_due
from village.trust.notices.models import Notice
from village.trust.people.models import Guardianship, Person
from village.trust.vocabulary import DataKind, Purpose, Right

ENDS, GROWS, TASK = Notice.Code.SHARING_ENDS, Notice.Code.GROWS_UP, Notice.Code.AGE_TASK


def told(cast: Cast, who: str) -> list[str]:
    with as_owner():
        return list(Notice.unscoped.filter(person=cast.people[who]).values_list("code", flat=True))


def taken(cast: Cast) -> HelpRequest:
    asked = ask(cast, cast.leila, "sami")
    with acting_as(cast.hanne) as hanne:
        actions.take_up(opened(hanne, asked), by=hanne)
    return asked


def ends_in(asked: HelpRequest, days: int) -> None:
    with as_owner():
        Consent.unscoped.filter(item_id=asked.pk).update(from_at=LONG_AGO, until=now() + timedelta(days=days))


def who_said_yes_hears_it_in_time_and_once(cast: Cast, place: str) -> None:
    days, asked = law_of(place).consent_reminder_days, taken(cast)
    ends_in(asked, days + 2)
    look_ahead()
    assert ENDS not in told(cast, "leila"), "not before its time"
    ends_in(asked, days - 1)
    for _again in range(2):
        look_ahead()
    assert told(cast, "leila").count(ENDS) == 1
    assert not {ENDS} & set(told(cast, "hanne") + told(cast, "ex") + told(cast, "yara"))
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("SELECT set_config('app.person', '', true)")
    mail.outbox.clear()
    send_due()
    assert mail.outbox and not [one for one in mail.outbox if "Sami" in one.body or "Huis van het Kind" in one.body]


def only_who_decides_lets_it_go_on_and_else_it_ends(cast: Cast, place: str) -> None:
    asked = taken(cast)
    ends_in(asked, law_of(place).consent_reminder_days - 1)
    with as_owner():
        old = Consent.unscoped.get(item_id=asked.pk)
    page = words_of(browser(cast, "leila").get("/wilgendaal/circle/ending/"))
    assert "Huis van het Kind" in page and f"/circle/ending/{old.pk}/" in page
    for nobody in ("yara", "ex", "hanne"):
        assert str(old.pk) not in words_of(browser(cast, nobody).get("/wilgendaal/circle/ending/"))
        assert browser(cast, nobody).post(f"/wilgendaal/circle/ending/{old.pk}/").status_code == 404
    assert browser(cast, "leila").post(f"/wilgendaal/circle/ending/{old.pk}/").status_code == 302
    a_moment_later()
    with as_owner():
        new = Consent.unscoped.get(item_id=asked.pk, withdrawn_at=None)
    assert new.given_by_id == cast.people["leila"].pk and new.law_version.startswith(place)
    assert timedelta(days=170) < new.until - now() <= law_of(place).consent_ends(now()) - now()
    with acting_as(cast.hanne) as hanne:
        assert opened(hanne, asked)


def where_two_yeses_are_asked_one_does_not_let_it_go_on(cast: Cast, place: str) -> None:
    """By kinds, at fourteen: contact asks the yes of the young person and of who raises them."""
    law, yara = law_of(place), cast.people["yara"]
    assert len(law.consenters(14, DataKind.CONTACT)) == 2
    with acting_as(cast.leila) as mother:
        open_subject(mother, yara.subject_id, Purpose.SHARE)
        given = share_kinds(
            mother, subject_id=yara.subject_id, kinds=[DataKind.CONTACT], rights=Right.VIEW, law_version=law.version,
            to_person=cast.people["nele"].pk, until=now() + timedelta(days=5),
        )  # fmt: skip
    a_moment_later()
    assert browser(cast, "leila").post(f"/wilgendaal/circle/ending/{given.pk}/").status_code == 302
    with as_owner():
        assert Consent.unscoped.get(to_person=cast.people["nele"]).pk == given.pk, "no second row"


def comes_to(cast: Cast, who: str, age: int, days: int) -> None:
    """So many days from now this person has that birthday."""
    day = timezone.localdate() + timedelta(days=days)
    born = birthday(date(day.year - age, day.month, min(day.day, 28)), 0)
    with as_owner():
        Person.unscoped.filter(pk=cast.people[who].pk).update(birth_date=born)
        cast.people[who].birth_date = born
        Guardianship.unscoped.filter(child=cast.people[who]).delete()
    raise_by_law(cast, "leila", who, law_of(cast.village.jurisdiction))


def a_birthday_that_changes_something_is_told_before(cast: Cast, place: str) -> None:
    law, asked = law_of(place), ask(cast, cast.yara, "yara", actions.ask_alone, called_name="Yara")
    with acting_as(cast.hanne) as hanne:
        actions.take_up(opened(hanne, asked), by=hanne)
    for age in law.policy_ages:
        comes_to(cast, "yara", age, law.age_notice_days + 5)
        with as_owner():
            Notice.unscoped.all().delete()
            ToldAhead.unscoped.all().delete()
        look_ahead()
        assert GROWS not in told(cast, "yara") and TASK not in told(cast, "hanne"), f"too early at {age}"
        comes_to(cast, "yara", age, law.age_notice_days - 5)
        for _again in range(2):
            look_ahead()
        assert told(cast, "yara").count(GROWS) == told(cast, "leila").count(GROWS) == 1, age
        assert told(cast, "hanne").count(TASK) == told(cast, "pia").count(TASK) == 1
        assert not {GROWS, TASK} & set(told(cast, "ex") + told(cast, "els") + told(cast, "bram") + told(cast, "griet"))


def each_reads_it_in_plain_words_and_workers_read_no_name(cast: Cast, place: str) -> None:
    law, asked = law_of(place), ask(cast, cast.yara, "yara", actions.ask_alone, called_name="Yara")
    with acting_as(cast.hanne) as hanne:
        actions.take_up(opened(hanne, asked), by=hanne)
    for age in (law.policy_ages[0], 18):
        comes_to(cast, "yara", age, 20)
        mine = words_of(browser(cast, "yara").get("/wilgendaal/circle/growing-up/"))
        assert f"You turn {age}" in mine and says(law, age) in mine
        assert f"Yara turns {age}" in words_of(browser(cast, "leila").get("/wilgendaal/circle/growing-up/"))
        assert "turns" not in words_of(browser(cast, "ex").get("/wilgendaal/circle/growing-up/"))
        for worker in ("hanne", "pia"):
            task = words_of(browser(cast, worker).get("/wilgendaal/circle/ages/"))
            assert f"Somebody turns {age}" in task and "Yara" not in task
        for nobody in ("els", "bram"):
            assert f"turns {age}" not in words_of(browser(cast, nobody).get("/wilgendaal/circle/ages/"))
    assert browser(cast, "leila").get("/wilgendaal/circle/ages/").status_code == 404


def says(law: Policy, age: int) -> str:
    change = change_at(law, age)
    if age >= 18:
        return "you decide about everything yourself"
    return "you alone decide" if change.alone else "your yes is asked as well"
