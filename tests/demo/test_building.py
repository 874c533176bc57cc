"""The demo is a test of the actions: its stories are told by them, and the lock agrees with what came of it."""

from datetime import timedelta

import pytest
from django.db import connection

from tests.cast import as_owner
from tests.demo_village import Demo
from village.demo.build import build
from village.demo.cast import VILLAGES, WILGENDAAL
from village.demo.personas import PERSONAS
from village.demo.receipt import RECEIPT
from village.demo.rows import address_of
from village.demo.stories.stage import after_opening
from village.foundation.time_range import now
from village.modules.help_requests.models import HelpRequest, RequestStep
from village.modules.promises.models import Promise
from village.modules.promises.working_time import can_be_promised, week_of
from village.trust.access.receipts import come_in
from village.trust.people.models import Account
from village.trust.villages.hours import is_open
from village.trust.villages.queries import all_villages

pytestmark = pytest.mark.django_db(databases=["default", "audit", "keys"])


def test_building_a_second_time_does_nothing(demo_village: Demo):
    assert build() is False
    assert [village.slug for village in all_villages()] == ["val-des-tilleuls", "wilgendaal"]


def test_everybody_one_can_look_as_has_an_account_without_a_password(demo_village: Demo):
    accounts = {account.username: account for account in Account.objects.all()}
    for persona in PERSONAS:
        assert not accounts[address_of(persona.home.slug, persona.who)].has_usable_password()


def test_what_the_lock_derived_from_the_stories_equals_its_source(demo_village: Demo):
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("SELECT app.grants_differing()")
        assert cursor.fetchone() == (0,)


def test_no_door_of_the_stories_was_opened_without_a_line_in_the_logbook(demo_village: Demo):
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM logbook_entry WHERE decision = 'deny' AND item_id IS NOT NULL")
        assert cursor.fetchone() == (2,), "Oona and Tom each tried one door"
        cursor.execute(
            "SELECT count(*) FROM help_requests_helprequest r WHERE NOT EXISTS"
            " (SELECT 1 FROM logbook_entry e WHERE e.item_id = r.id AND e.act = 'change')"
        )
        assert cursor.fetchone() == (0,)


def test_one_promise_is_late_and_the_others_are_not(demo_village: Demo):
    with as_owner():
        waiting = Promise.unscoped.filter(kept_at=None, let_go_at=None)
        late = waiting.filter(due_at__lt=now())
        amir = HelpRequest.unscoped.get(called_name="Amir")
        assert amir.pk in {promise.item_id for promise in late}
        assert waiting.filter(due_at__gt=now()).count() >= 3


def test_everything_happened_while_the_contact_point_was_open(demo_village: Demo):
    with as_owner():
        weeks = {plan.id: week_of(plan.id) for plan in VILLAGES}
        for step in RequestStep.unscoped.all():
            assert is_open(weeks[step.village_id], step.done_at), step.what
            assert step.done_at <= now()
        for promise in Promise.unscoped.all():
            assert can_be_promised(weeks[promise.village_id], promise.due_at)


def test_at_whatever_hour_it_is_built_its_promises_end_while_somebody_is_there(demo_village: Demo, monkeypatch):
    with as_owner():
        weeks = {plan.id: week_of(plan.id) for plan in VILLAGES}
    monday = now().replace(hour=0, minute=20) - timedelta(days=now().weekday())
    for hour in range(24 * 7):
        monkeypatch.setattr("django.utils.timezone.now", lambda hour=hour: monday + timedelta(hours=hour))
        for week in weeks.values():
            for days, hours in ((2, 2), (3, 3)):
                assert can_be_promised(week, after_opening(week, days=days, hours=hours)), hour


def test_the_code_of_the_demo_page_leads_to_one_question_and_another_code_to_none(demo_village: Demo):
    person, item = come_in(WILGENDAAL.id, "receipt", RECEIPT, use=False) or (None, None)
    with as_owner():
        assert HelpRequest.unscoped.get(pk=item).author_id == person
    assert come_in(WILGENDAAL.id, "receipt", RECEIPT[::-1], use=False) is None
