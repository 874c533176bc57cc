"""The clock seals the logbook, and the newest seal leaves the house once a day."""

from datetime import timedelta

import pytest
from django.core import mail
from django.db import connection

from tests.cast import Cast, as_owner
from village.foundation.time_range import now
from village.trust.access.actor import acting_as
from village.trust.access.opening import open_list
from village.trust.logbook import clock
from village.trust.logbook.models import Entry, LogSeal


@pytest.fixture(autouse=True)
def _a_clock_that_just_started() -> None:
    clock._last.clear()


@pytest.fixture
def looked(wilgendaal: Cast) -> Cast:
    """Somebody looked, two minutes ago."""
    with acting_as(wilgendaal.leila) as leila:
        open_list(leila)
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("UPDATE logbook_entry SET at = at - interval '2 minutes'")
    return wilgendaal


def seals() -> int:
    with as_owner():
        return LogSeal.unscoped.count()


def test_the_clock_seals_what_is_a_minute_old(looked):
    clock.tick()
    assert seals() == 1


def test_what_is_younger_waits_for_the_next_round(wilgendaal):
    with acting_as(wilgendaal.leila) as leila:
        open_list(leila)
    clock.tick()
    assert seals() == 0


def test_within_a_minute_nothing_is_sealed_twice(looked, monkeypatch):
    clock.tick()
    with as_owner():
        Entry.unscoped.create(
            village=looked.village, at=now() - timedelta(minutes=3), decision="allow", act="list",
            visible_from=now(),
        )  # fmt: skip
    clock.tick()
    assert seals() == 1
    clock._last["seal"] -= timedelta(minutes=2)
    clock.tick()
    assert seals() == 2


def test_the_newest_seal_is_sent_to_a_mailbox_elsewhere_once_a_day(looked, settings):
    settings.VILLAGE_SEAL_TO = "mailto:seals@elsewhere.example"
    clock.tick()
    clock.tick()
    assert [one.to for one in mail.outbox] == [["seals@elsewhere.example"]]
    assert "wilgendaal" in mail.outbox[0].body
    assert "Leïla" not in mail.outbox[0].body


def test_the_newest_seal_is_added_to_a_file_elsewhere(looked, settings, tmp_path):
    place = tmp_path / "seals.txt"
    settings.VILLAGE_SEAL_TO = f"file:{place}"
    clock.tick()
    assert len(place.read_text().splitlines()) == 1


def test_without_a_place_no_seal_leaves(looked, settings):
    settings.VILLAGE_SEAL_TO = ""
    clock.tick()
    assert mail.outbox == []


def test_a_place_that_cannot_be_reached_is_said(looked, settings):
    settings.VILLAGE_SEAL_TO = "pigeon:roof"
    clock.seal_all()
    with pytest.raises(clock.NoSuchPlace):
        clock.send_last_seal_off_site()


def test_the_app_itself_reads_no_seal(looked):
    clock.tick()
    with acting_as(looked.kobe), connection.cursor() as cursor:
        cursor.execute("SELECT has_table_privilege('village_app', 'logbook_logseal', 'SELECT')")
        assert cursor.fetchone() == (False,)
