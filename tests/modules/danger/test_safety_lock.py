"""One switch, and somebody sees nothing of these people any more: their pages are those of somebody nobody ever shared with."""

import re

import pytest
from django.core import mail
from django.db import DatabaseError, connection, transaction
from django.http import Http404

from tests.browsing import browser
from tests.cast import Cast, as_owner, consent, person
from tests.modules.danger.conftest import as_it_stands, does, reviews, whom, worry
from tests.modules.help_requests.conftest import a_moment_later
from village.foundation.time_range import now
from village.modules.circles import actions as circles
from village.modules.danger import actions
from village.modules.danger.models import DangerAct
from village.modules.danger.queries import law_here
from village.modules.danger.writing import SecondPersonNeeded
from village.modules.help_requests.models import HelpRequest
from village.trust.access.actor import acting_as
from village.trust.access.danger import could_be_shut_out, families_to_lock, family_around
from village.trust.access.opening import find, open_list
from village.trust.consent.models import Restriction
from village.trust.consent.queries import restrictions_about
from village.trust.logbook.models import Entry
from village.trust.notices.clock import tick as send_mails
from village.trust.notices.models import Delivery, Notice
from village.trust.notices.queries import notices_for
from village.trust.notices.records import tell
from village.trust.vocabulary import DataKind, NotAllowed

PAGES = (
    "",
    "search/?q=sleep",
    "search/?q=Sami",
    "notices/",
    "circle/",
    "circle/looked/",
    "requests/mine/",
    "danger/",
)


@pytest.fixture
def twin(wilgendaal: Cast):
    """Somebody just like Rachid, with whom nothing was ever shared."""
    with as_owner():
        return person(wilgendaal, "twin", "Rachid Haddad")


@pytest.fixture
def shared(wilgendaal: Cast, taken: HelpRequest) -> HelpRequest:
    """Rachid reads along with what Leïla asked about Sami, and was told so; then he looked."""
    given = consent(
        wilgendaal, "sami", "leila", item=taken.pk, kind=DataKind(taken.kind), to="ex", from_at=now()
    )
    consent(wilgendaal, "sami", "leila", kinds=list(DataKind)[:7], to="ex")
    a_moment_later()
    with acting_as(wilgendaal.leila):
        tell(wilgendaal.people["ex"].pk, Notice.Code.SHARED, "")
        tell(wilgendaal.people["ex"].pk, Notice.Code.ANSWER, f"requests/mine/{taken.pk}/")
    with acting_as(wilgendaal.ex):
        assert find(wilgendaal.ex, HelpRequest, taken.pk) and given.pk
    return taken


def shuts_out(cast, by, against="ex", about="sami", also=()):
    with acting_as(by):
        return actions.shut_out(
            whom(cast, about), by=by, worry=worry(law_here(by), facts="He waits at the school gate and threatens."),
            against=cast.people[against].pk, against_name=cast.people[against].name,
            also=tuple(cast.people[one].subject_id for one in also),
        )  # fmt: skip


def seen_by(cast, who, path):
    path, _mark, words = path.partition("?q=")  # what somebody looks for is sent
    client, url = browser(cast, who), f"/wilgendaal/{path}"
    answer = client.post(url, {"q": words}) if words else client.get(url)
    text = re.sub(
        r'name="csrfmiddlewaretoken" value="[^"]*"|name="once" value="[^"]*"|[0-9a-f-]{36}',
        "",
        answer.content.decode(),
    )
    return answer.status_code, re.sub(r"\b(ex|twin)@", "@", text)


@pytest.mark.parametrize("path", PAGES)
def test_each_page_is_the_page_of_somebody_nobody_ever_shared_with(wilgendaal, shared, twin, path):
    shuts_out(wilgendaal, wilgendaal.hanne)
    assert seen_by(wilgendaal, "ex", path) == seen_by(wilgendaal, "twin", path)


def test_before_the_lock_the_pages_differ(wilgendaal, shared, twin):
    """Otherwise the comparison would prove nothing."""
    for path in ("notices/", "search/?q=sleep"):
        assert seen_by(wilgendaal, "ex", path) != seen_by(wilgendaal, "twin", path)


def test_the_page_he_read_along_is_the_page_of_what_does_not_exist(wilgendaal, shared, twin):
    shuts_out(wilgendaal, wilgendaal.hanne)
    for path in (
        f"requests/{shared.pk}/follow/",
        f"requests/{shared.pk}/",
        f"circle/?about={shared.subject_id}",
    ):
        code, text = seen_by(wilgendaal, "ex", path)
        assert code == 404 and (code, text) == seen_by(wilgendaal, "twin", path)


def test_notices_counts_and_waiting_mails_go(wilgendaal, shared):
    shuts_out(wilgendaal, wilgendaal.hanne)
    with acting_as(wilgendaal.ex):
        assert notices_for(wilgendaal.ex).count() == 0
    with as_owner():
        assert not Delivery.unscoped.filter(person=wilgendaal.people["ex"], sent_at=None).exists()
    mail.outbox.clear()
    send_mails()
    assert not [one for one in mail.outbox if wilgendaal.people["ex"].email in one.to]


def test_the_plan_of_the_family_closes_too_but_not_for_who_owns_it(wilgendaal, taken, plan, oma):
    act = shuts_out(wilgendaal, wilgendaal.hanne, against="oma")
    with as_owner():
        against = Restriction.unscoped.filter(against_person=wilgendaal.people["oma"], lifted_at=None, because="safety")
        assert {one.subject_id for one in against} == {taken.subject_id, plan.subject_id}
        assert {one.pk for one in against} == set(as_it_stands(act).restriction_ids)
    with acting_as(wilgendaal.hanne):
        assert families_to_lock(taken.subject_id, wilgendaal.people["leila"].pk) == []
    with acting_as(wilgendaal.ex):
        assert families_to_lock(taken.subject_id, wilgendaal.people["oma"].pk) == []


def test_nothing_new_is_told_to_him_either(wilgendaal, shared):
    shuts_out(wilgendaal, wilgendaal.hanne)
    with acting_as(wilgendaal.hanne):
        tell(wilgendaal.people["ex"].pk, Notice.Code.ANSWER, f"requests/{shared.pk}/follow/")
        tell(wilgendaal.people["oma"].pk, Notice.Code.ANSWER, f"requests/{shared.pk}/follow/")
    with acting_as(wilgendaal.ex):
        assert notices_for(wilgendaal.ex).count() == 0
    with acting_as(wilgendaal.oma):
        assert notices_for(wilgendaal.oma).count() == 1


def test_what_is_about_somebody_else_still_reaches_him(wilgendaal, shared, asked_alone):
    shuts_out(wilgendaal, wilgendaal.hanne)
    with acting_as(wilgendaal.hanne):
        tell(wilgendaal.people["ex"].pk, Notice.Code.ANSWER, f"requests/{asked_alone.pk}/follow/")
    with acting_as(wilgendaal.ex):
        assert notices_for(wilgendaal.ex).count() == 1


def test_his_own_steps_with_them_are_gone_from_his_sight_and_kept_for_others(wilgendaal, shared):
    shuts_out(wilgendaal, wilgendaal.hanne)
    with acting_as(wilgendaal.ex):
        open_list(wilgendaal.ex)
        assert not Entry.unscoped.filter(subject_id=shared.subject_id).exists()
        assert Restriction.unscoped.count() == 0 and DangerAct.unscoped.count() == 0
    with as_owner():
        assert Entry.unscoped.filter(
            subject_id=shared.subject_id, person_id=wilgendaal.people["ex"].pk
        ).exists()


def test_others_lose_nothing(wilgendaal, shared):
    shuts_out(wilgendaal, wilgendaal.hanne)
    for actor in (wilgendaal.leila, wilgendaal.hanne):
        with acting_as(actor):
            assert find(actor, HelpRequest, shared.pk)


def test_a_guardian_can_be_shut_out_of_one_child_and_their_screen_stays_normal(wilgendaal, shared):
    shuts_out(wilgendaal, wilgendaal.hanne, against="leila")
    with acting_as(wilgendaal.leila), pytest.raises(Http404):
        find(wilgendaal.leila, HelpRequest, shared.pk)
    code, text = seen_by(wilgendaal, "leila", "")
    assert code == 200 and "Sami" not in text
    assert seen_by(wilgendaal, "leila", f"circle/?about={wilgendaal.people['yara'].subject_id}")[0] == 200


def test_also_for_the_others_of_the_family(wilgendaal, shared):
    shuts_out(wilgendaal, wilgendaal.hanne, also=("yara", "leila"))
    consent(wilgendaal, "leila", "leila", kinds=[DataKind.FAMILY_STORY], to="ex")
    with acting_as(wilgendaal.ex):
        open_list(wilgendaal.ex)
        assert HelpRequest.unscoped.count() == 0


# --- who may, and who may not ---


@pytest.mark.parametrize("who", ["els", "jonas", "mieke", "griet", "kobe", "leila", "yara", "ex", "stranger"])
def test_who_the_law_file_does_not_let_sets_no_lock(wilgendaal, shared, who):
    with pytest.raises(NotAllowed):
        shuts_out(wilgendaal, wilgendaal.actors[who])
    with as_owner():
        assert not Restriction.unscoped.filter(because="safety").exists()


def test_nobody_is_shut_out_of_what_is_about_themselves_nor_by_themselves(wilgendaal, shared):
    for against in ("sami", "hanne"):
        with (
            acting_as(wilgendaal.hanne),
            pytest.raises(DatabaseError, match="not yours to lock"),
            transaction.atomic(),
        ):
            actions.shut_out(whom(wilgendaal, "sami"), by=wilgendaal.hanne, worry=worry(law_here(wilgendaal.hanne)),
                             against=wilgendaal.people[against].pk, against_name="x")  # fmt: skip


def test_only_for_the_family_around_that_person(wilgendaal, shared):
    with (
        acting_as(wilgendaal.hanne),
        pytest.raises(DatabaseError, match="not yours to lock"),
        transaction.atomic(),
    ):
        actions.shut_out(whom(wilgendaal, "sami"), by=wilgendaal.hanne, worry=worry(law_here(wilgendaal.hanne)),
                         against=wilgendaal.people["ex"].pk, against_name="x",
                         also=(wilgendaal.people["imani"].subject_id,))  # fmt: skip


def test_the_people_around_are_for_who_works_with_them(wilgendaal, shared):
    sami = wilgendaal.people["sami"].subject_id
    with acting_as(wilgendaal.hanne):
        assert {one.name for one in family_around(sami)} == {"Sami Benali", "Leïla Benali", "Yara Benali"}
        assert {name for _key, name in could_be_shut_out(sami)} == {"Leïla Benali", "Rachid Haddad"}
    for who in ("oona", "els", "griet", "ex", "stranger", "pia"):
        with acting_as(wilgendaal.actors[who]):
            assert family_around(sami) == [] and could_be_shut_out(sami) == []


# --- on the family's own pages, and lifting ---


def test_no_page_of_the_family_shows_the_lock(wilgendaal, shared):
    """Somebody may be made to show their screen."""
    before = seen_by(wilgendaal, "leila", f"circle/?about={shared.subject_id}")
    with as_owner(), connection.cursor() as cursor:
        cursor.execute(
            "UPDATE consent_consent SET withdrawn_at = now() WHERE to_person_id = %s",
            [wilgendaal.people["ex"].pk],
        )
    before = seen_by(wilgendaal, "leila", f"circle/?about={shared.subject_id}")
    shuts_out(wilgendaal, wilgendaal.hanne)
    assert seen_by(wilgendaal, "leila", f"circle/?about={shared.subject_id}") == before
    with acting_as(wilgendaal.leila):
        open_list(wilgendaal.leila)
        assert not restrictions_about(wilgendaal.leila, shared.subject_id).exists()


def test_the_one_it_protects_cannot_be_made_to_lift_it(wilgendaal, shared):
    act = shuts_out(wilgendaal, wilgendaal.hanne, about="yara", against="leila")
    with acting_as(wilgendaal.yara):
        lock = find(wilgendaal.yara, Restriction, as_it_stands(act).restriction_ids[0])
        with pytest.raises(NotAllowed):
            circles.lift(lock, by=wilgendaal.yara)
        assert Restriction.unscoped.filter(pk=lock.pk).update(lifted_at=now()) == 0


def test_lifting_takes_a_reason_and_a_second_person(wilgendaal, shared):
    act = shuts_out(wilgendaal, wilgendaal.hanne)
    with pytest.raises(SecondPersonNeeded):
        does(wilgendaal.hanne, act, actions.lift, words="They talk again.")
    does(wilgendaal.hanne, act, actions.ask_to_lift, words="They talk again, with somebody beside them.")
    with pytest.raises(SecondPersonNeeded):
        does(wilgendaal.hanne, act, actions.lift, words="They talk again.")
    reviews(wilgendaal.pia, act)
    does(wilgendaal.pia, act, actions.lift, words="I spoke with both.")
    with acting_as(wilgendaal.ex):
        assert find(wilgendaal.ex, HelpRequest, shared.pk)


def test_the_privacy_officer_looks_back_at_it_and_the_family_does_not_see_that(wilgendaal, shared):
    act = shuts_out(wilgendaal, wilgendaal.hanne)
    reviews(wilgendaal.pia, act)
    does(wilgendaal.pia, act, actions.review, justified=True, words="Right.")
    for who in ("leila", "yara", "ex", "oma"):
        with acting_as(wilgendaal.actors[who]), pytest.raises(Http404):
            find(wilgendaal.actors[who], DangerAct, act.pk)
