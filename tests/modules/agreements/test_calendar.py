"""The personal calendar: days and nothing else, read alike by two other libraries, stopped and renewed by its owner."""

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
import vobject
from ical.calendar_stream import IcsCalendarStream

from tests.browsing import browser, words_of
from tests.cast import as_owner
from tests.modules.agreements.conftest import READS, TALKS
from tests.modules.family_plans.conftest import SOON, a_moment_later, at
from village.modules.agreements.calendar import CalendarDate, as_ics, dates_of
from village.modules.agreements.models import Feed
from village.modules.family_plans import steps, team
from village.modules.family_plans.models import Step, TeamMember
from village.trust.access.actor import acting_as

HERE = "/wilgendaal/agreed/calendar/"
BRUSSELS = ZoneInfo("Europe/Brussels")
AROUND_THE_CLOCK_CHANGE = [
    datetime(2026, 3, 28, 16, 0, tzinfo=BRUSSELS), datetime(2026, 3, 30, 16, 0, tzinfo=BRUSSELS),
    datetime(2026, 10, 24, 16, 0, tzinfo=BRUSSELS), datetime(2026, 10, 26, 16, 0, tzinfo=BRUSSELS),
    datetime(2026, 7, 1, 9, 30, tzinfo=BRUSSELS), datetime(2026, 12, 1, 9, 30, tzinfo=BRUSSELS),
]  # fmt: skip


def read_by_both(content):
    """What vobject and ical make of it; both have to say the same."""
    text = content.decode()
    one = {e.uid.value: (e.summary.value, e.dtstart.value) for e in getattr(vobject.readOne(text), "vevent_list", [])}
    other = {e.uid: (e.summary, e.dtstart) for e in IcsCalendarStream.calendar_from_ics(text).events}
    as_utc = lambda found: {k: (s, d.astimezone(UTC) if isinstance(d, datetime) else d) for k, (s, d) in found.items()}  # noqa: E731
    assert as_utc(one) == as_utc(other)
    return as_utc(one)


@pytest.mark.parametrize("moment", AROUND_THE_CLOCK_CHANGE)
def test_two_other_libraries_read_the_same_moment(moment):
    key = uuid4()
    content = as_ics([CalendarDate(key, "Something is due", moment)], datetime(2026, 1, 1, tzinfo=UTC))
    assert read_by_both(content) == {f"{key}@village": ("Something is due", moment.astimezone(UTC))}


def test_a_day_stays_a_day_and_a_long_title_keeps_to_the_standard():
    key, title = uuid4(), "Iets van een plan moet klaar zijn, en nog veel meer: é à ü; ونص عربي " * 3
    content = as_ics([CalendarDate(key, title.strip(), date(2026, 12, 1))], datetime(2026, 1, 1, tzinfo=UTC))
    assert read_by_both(content) == {f"{key}@village": (title.strip(), date(2026, 12, 1))}
    assert all(len(line) <= 75 for line in content.split(b"\r\n")) and b"\n" not in content.replace(b"\r\n", b"")


def days(cast, who):
    with acting_as(cast.actors[who]) as actor:
        return [one.begins for one in dates_of(actor, ["agreements"])]


def test_who_does_a_step_sees_its_day_and_nobody_else(wilgendaal, drawn):
    assert days(wilgendaal, "els") == [SOON] and days(wilgendaal, "oma") == [SOON]
    for who in ("leila", "yara", "hanne", "ex", "stranger", "jonas"):
        assert days(wilgendaal, who) == []


def test_a_step_that_is_done_is_gone_and_one_that_moved_has_its_new_day(wilgendaal, drawn, members):
    with acting_as(wilgendaal.els) as els:
        at(els, drawn)
        step = Step.unscoped.get(plan=drawn, person_id=els.person_id)
        steps.do_later(step, by=els, new_day=SOON + timedelta(days=7), reason="Ill")
    assert days(wilgendaal, "els") == [SOON + timedelta(days=7)]
    with acting_as(wilgendaal.els) as els:
        at(els, drawn)
        steps.say_done(Step.unscoped.get(pk=step.pk), by=els)
    assert days(wilgendaal, "els") == []


def test_when_sharing_stops_the_days_go_too(wilgendaal, drawn, members):
    with acting_as(wilgendaal.leila) as leila:
        at(leila, drawn)
        team.remove(TeamMember.unscoped.get(pk=members["els"].pk), by=leila)
    a_moment_later()
    assert days(wilgendaal, "els") == []


def address(client):
    """The secret address as the page shows it, once."""
    assert client.post(HERE).status_code == 302
    text = words_of(client.get(HERE))
    start = text.index("http://testserver/wilgendaal/agreed/calendar/")
    return text[start:].split("<")[0].removeprefix("http://testserver")


def test_the_feed_tells_days_without_a_name_or_a_word(wilgendaal, drawn):
    link = address(browser(wilgendaal, "els"))
    answer = browser(wilgendaal).get(link)
    assert answer.status_code == 200 and answer["Content-Type"].startswith("text/calendar")
    assert answer["Cache-Control"] == "no-store, private"
    assert [day for _title, day in read_by_both(answer.content).values()] == [SOON]
    said = answer.content.decode().casefold()
    for word in ("yara", "sami", "leïla", "benali", "els", "oma", TALKS.casefold(), READS.casefold(), "kiem"):
        assert word not in said


def test_only_its_fingerprint_is_kept(wilgendaal, drawn):
    secret = address(browser(wilgendaal, "els")).split("/")[-1].removesuffix(".ics")
    with as_owner():
        kept = Feed.unscoped.get()
        assert secret.encode() not in bytes(kept.fingerprint) and len(bytes(kept.fingerprint)) == 32


def test_a_new_address_closes_the_one_before_and_stopping_closes_all(wilgendaal, drawn):
    els, anybody = browser(wilgendaal, "els"), browser(wilgendaal)
    first, second = address(els), address(els)
    assert first != second
    assert [anybody.get(link).status_code for link in (first, second)] == [404, 200]
    els.post(f"{HERE}stop/")
    assert anybody.get(second).status_code == 404 and anybody.get(f"{HERE}nonsense.ics").status_code == 404


def test_the_address_of_one_village_leads_nowhere_in_another(wilgendaal, tilleuls, drawn):
    link = address(browser(wilgendaal, "els"))
    assert browser(wilgendaal).get(link.replace("wilgendaal", "tilleuls")).status_code == 404
