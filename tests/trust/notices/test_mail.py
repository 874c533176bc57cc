"""A mail says only that something waits: no name, no service, no word of what it is about."""

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.db import connection
from django.utils.translation import gettext, override

from tests.cast import Cast, as_owner
from village.trust.access.actor import acting_as
from village.trust.notices import clock
from village.trust.notices.models import Delivery, Notice
from village.trust.notices.queries import notices_for, unread_for
from village.trust.notices.records import mark_read, tell


@pytest.fixture
def told(wilgendaal: Cast) -> Cast:
    """Hanne has an answer for Leïla."""
    with acting_as(wilgendaal.hanne):
        tell(wilgendaal.leila.person_id, Notice.Code.ANSWER, "requests/1/follow/")
    return wilgendaal


def send() -> int:
    """The clock acts for nobody."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('app.person', '', true), set_config('app.village', '', true)")
    return clock.send_due()


def test_a_mail_leaves_once(told):
    assert send() == 1
    assert send() == 0
    assert [one.to for one in mail.outbox] == [["leila@wilgendaal.example"]]


def test_a_mail_holds_no_name_and_no_content_in_words_or_headers(told):
    send()
    whole = mail.outbox[0].message().as_string()
    for secret in ("Leïla", "Benali", "Hanne", "Huis van het Kind", "answer", "antwoord", "requests", "follow"):
        assert secret not in whole
    assert "/wilgendaal/" in whole


def test_a_mail_speaks_the_language_of_its_reader(told):
    with override("nl"):
        subject = gettext("Something waits for you in Village")
    send()
    assert mail.outbox[0].subject == subject


def test_somebody_without_an_address_gets_a_notice_and_no_mail(wilgendaal):
    with as_owner():
        wilgendaal.people["oma"].email = ""
        wilgendaal.people["oma"].save()
    with acting_as(wilgendaal.hanne):
        tell(wilgendaal.oma.person_id, Notice.Code.ANSWER, "")
    assert send() == 0
    with acting_as(wilgendaal.oma) as oma:
        assert unread_for(oma) == 1


def test_what_waits_already_is_not_mailed_twice(told):
    with acting_as(told.hanne):
        tell(told.leila.person_id, Notice.Code.QUESTION, "")
    assert send() == 1


def test_a_mail_that_could_not_leave_is_tried_again_later(told, monkeypatch):
    monkeypatch.setattr(EmailBackend, "send_messages", _broken)
    assert send() == 0
    with as_owner():
        waits = Delivery.unscoped.get()
    assert waits.tries == 1
    assert waits.sent_at is None
    monkeypatch.undo()
    assert send() == 0
    with as_owner():
        Delivery.unscoped.update(due_at=waits.created_at)
    assert send() == 1


def test_everybody_reads_only_the_own_notices(told):
    with acting_as(told.leila) as leila:
        assert notices_for(leila).count() == 1
    with acting_as(told.hanne) as hanne:
        assert Notice.unscoped.filter(village_id=hanne.village_id).count() == 0


def test_nobody_marks_what_is_somebody_elses_as_read(told):
    with as_owner():
        notice = Notice.unscoped.get()
    with acting_as(told.hanne):
        mark_read(told.leila, [notice.pk])
    with acting_as(told.leila) as leila:
        assert unread_for(leila) == 1
        mark_read(leila, [notice.pk])
        assert unread_for(leila) == 0


def _broken(*_: object) -> int:
    raise ConnectionRefusedError
