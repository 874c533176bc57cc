"""What is checked of parents, of growing up, and of what a young person asks alone (rows 5, 6, 9, 10, 31 and 35)."""

import pytest
from django.db import connection
from django.http import Http404
from django.utils import timezone

from tests.cast import Cast, as_owner, restrict
from tests.modules.help_requests.conftest import a_moment_later, ask, opened, question
from tests.situations.places import is_now, law_of, raise_by_law
from village.modules.help_requests import actions
from village.modules.help_requests.models import HelpRequest
from village.modules.help_requests.queries import mine
from village.modules.help_requests.words import Asker
from village.trust.access.actor import acting_as
from village.trust.access.explain import looks_at
from village.trust.access.opening import open_list, open_subject
from village.trust.access.receipts import come_in, new_receipt
from village.trust.consent.models import Restriction
from village.trust.notices.models import Notice
from village.trust.people.models import Guardianship, Person
from village.trust.vocabulary import Actor, DataKind, NotAllowed, Purpose


def each_parent_has_an_own_authority_and_an_own_thread(cast: Cast, place: str) -> None:
    raise_by_law(cast, "ex", "sami", law_of(place))
    with as_owner():
        rows = Guardianship.unscoped.filter(child=cast.people["sami"], guardian=cast.people["ex"])
        assert rows and all(row.evidence and row.from_at and row.law_version.startswith(place) for row in rows)
    own = ask(cast, cast.leila, "leila", called_name="")
    with acting_as(cast.ex) as father, pytest.raises(Http404):
        opened(father, own)
    with acting_as(cast.ex) as father:
        open_list(father)
        assert not Person.unscoped.filter(pk=cast.people["leila"].pk).exists(), "where she lives is hers"


def an_order_of_a_judge_is_stronger_than_authority(cast: Cast, place: str) -> None:
    raise_by_law(cast, "ex", "sami", law_of(place))
    asked = ask(cast, cast.leila, "sami")
    with acting_as(cast.ex) as father:
        assert opened(father, asked)
    order = restrict(cast, "sami", "ex", "leila")
    with as_owner():
        Restriction.unscoped.filter(pk=order.pk).update(because=Restriction.Why.COURT_ORDER)
    with acting_as(cast.ex) as father, pytest.raises(Http404):
        opened(father, asked)
    with acting_as(cast.leila) as mother:
        assert opened(mother, asked)


def who_has_no_authority_asks_nothing_and_it_is_written_down(cast: Cast, place: str) -> None:
    with acting_as(cast.ex) as ex, pytest.raises(NotAllowed):
        actions.ask(cast.people["sami"], by=ex, question=question())
    with acting_as(cast.ex) as ex, pytest.raises(Http404):
        opened(ex, ask(cast, cast.leila, "sami"))
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM logbook_entry WHERE decision = 'deny' AND person_id = %s", [ex.person_id])
        assert cursor.fetchone()[0] >= 1


def what_a_parent_sees_follows_the_age(cast: Cast, place: str) -> None:
    law, today = law_of(place), timezone.localdate()
    for age in (11, 12, 15, 16, 17):
        is_now(cast, "yara", age)
        born = cast.people["yara"].birth_date
        now_open = next(one.kinds for one in law.guardian_phases(born) if one.from_date <= today < one.until_date)
        assert set(kinds_open_to(cast, "leila", "yara")) == {int(kind) for kind in now_open}, f"{place} at {age}"
        assert DataKind.OWN_STORY not in now_open


def at_eighteen_every_parents_view_ends(cast: Cast, place: str) -> None:
    is_now(cast, "yara", 18)
    assert kinds_open_to(cast, "leila", "yara") == []
    with acting_as(cast.leila), pytest.raises((NotAllowed, Http404)):
        open_subject(cast.leila, cast.people["yara"].subject_id, Purpose.FOLLOW)


def kinds_open_to(cast: Cast, guardian: str, child: str) -> list[int]:
    """As the database itself derived them."""
    with as_owner(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT DISTINCT k FROM access_grant g, generate_series(0, 15) k WHERE g.reader_id = %s AND g.subject_id = %s"
            " AND g.item_id IS NULL AND g.vf <= now() AND g.vt > now() AND (g.kinds & (1 << k)) <> 0",
            [cast.people[guardian].pk, cast.people[child].subject_id],
        )
        return [row[0] for row in cursor.fetchall()]


def what_is_asked_alone_leaves_no_trace_for_parents(cast: Cast, place: str) -> None:
    asked = ask(cast, cast.yara, "yara", actions.ask_alone, asker=Asker.YOUNG, called_name="Yara")
    with acting_as(cast.hanne) as hanne:
        actions.take_up(opened(hanne, asked), by=hanne)
    a_moment_later()
    with acting_as(cast.leila) as mother:
        open_list(mother)
        assert mine(mother).count() == 0 and looks_at(asked.subject_id) == []
        assert not HelpRequest.unscoped.filter(village_id=mother.village_id, item_id=asked.pk).exists()
    with as_owner():
        assert not Notice.unscoped.filter(person=cast.people["leila"]).exists()
    with acting_as(cast.yara):
        assert {look.name for look in looks_at(asked.subject_id, asked.pk)} >= {"Hanne Moreels"}


def who_is_bound_by_no_secrecy_has_no_record(cast: Cast, place: str) -> None:
    asked = ask(cast, cast.leila, "sami")
    for kind in DataKind:
        with acting_as(cast.jonas) as volunteer:
            open_list(volunteer)
            assert not HelpRequest.unscoped.filter(subject_id=asked.subject_id, kind=kind).exists()
    with acting_as(cast.jonas) as volunteer, pytest.raises(Http404):
        opened(volunteer, asked)


def a_child_of_ten_asks_without_account_and_without_permission(cast: Cast, place: str) -> None:
    assert law_of(place).digital_consent_age > 10, "an optional service would ask the parents at this age"
    with acting_as(cast.visitor) as visitor:
        child = actions.come_in(visitor, name="Noor", language="nl")
        asked = actions.ask(actions.Subject(pk=child.subject_id), by=child, question=question(asker=Asker.YOUNG))
        code = new_receipt(child.person_id, asked.pk)
    a_moment_later()
    assert come_in(cast.village.pk, "receipt", code, use=False) == (child.person_id, asked.pk)
    back = Actor(village_id=cast.village.pk, person_id=child.person_id, subject_id=child.subject_id, only_item=asked.pk)
    with acting_as(back):
        assert opened(back, asked)
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("UPDATE people_entrycode SET until = now() WHERE person_id = %s", [child.person_id])
    assert come_in(cast.village.pk, "receipt", code, use=False) is None, "a code ends by itself"
