"""What is past the term of the law file: counted without a word, kept with a reason or erased, always by two people."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.browsing import browser, words_of
from tests.cast import as_owner
from tests.modules.help_requests.conftest import HARD, WELL, ask
from village.modules.help_requests.models import HelpRequest, RequestStep
from village.modules.own_data.keeping import columns_to_empty, count_terms, destroy_keys
from village.modules.own_data.models import PastTerm, TermCount, TermDecision
from village.trust.consent.models import Consent
from village.trust.logbook.models import Entry
from village.trust.people.models import Person, PersonRecord, Subject
from village.trust.villages.keys import KeyErased, forget_keys, subject_key

TERMS = "/wilgendaal/own-data/terms/"
ERASE = {"what": "erase", "reason": "The term is over and nobody needs it."}


@pytest.fixture
def old(wilgendaal):
    """Tom asked something for himself, forty years ago; nobody works on it any more."""
    asked = ask(wilgendaal, wilgendaal.stranger, "stranger", called_name="Tommie")
    age(wilgendaal, asked, 40)
    return asked


def age(cast, asked, years):
    long_ago = timezone.now() - timedelta(days=366 * years)
    with as_owner(), connection.cursor() as cursor:
        Consent.unscoped.filter(item_id=asked.pk).update(withdrawn_at=long_ago)
        for table in ("help_requests_helprequest", "help_requests_requeststep", "people_person"):
            cursor.execute(f"UPDATE {table} SET created_at = %s WHERE subject_id = %s", [long_ago, asked.subject_id])
        Person.unscoped.exclude(subject_id=asked.subject_id).update(created_at=timezone.now())
    counted()


def counted():
    """A night later."""
    count_terms(timedelta(seconds=-1))


def row(asked):
    return f"{TERMS}{asked.subject_id}/"


def decision():
    with as_owner():
        return TermDecision.unscoped.get()


def propose(cast, who, asked, **more):
    return browser(cast, who).post(row(asked), ERASE | more)


def confirm(cast, who):
    return browser(cast, who).post(f"{TERMS}{decision().pk}/confirm/")


def reread(asked):
    forget_keys()
    with as_owner():
        return HelpRequest.unscoped.get(pk=asked.pk)


# --- the list ---

def test_the_list_shows_numbers_and_dates_and_neither_name_nor_word(wilgendaal, old):
    page = words_of(browser(wilgendaal, "pia").get(TERMS))
    assert str(old.subject_id)[-8:] in page and "everything" in page
    for secret in ("Tom Vets", "Tommie", HARD, WELL, old.number):
        assert secret not in page
    assert "Decree of 12 July 2013" in page


def test_nothing_is_on_it_before_its_term(wilgendaal, asked, old):
    age(wilgendaal, old, 30)
    page = words_of(browser(wilgendaal, "pia").get(TERMS))
    assert "Nothing is past its term" in page
    assert browser(wilgendaal, "pia").get(row(old)).status_code == 404
    assert propose(wilgendaal, "pia", old).status_code == 404


def test_what_is_shared_with_somebody_now_is_at_work(wilgendaal, old):
    with as_owner():
        Consent.unscoped.filter(item_id=old.pk).update(withdrawn_at=None)
    counted()
    assert str(old.subject_id)[-8:] not in words_of(browser(wilgendaal, "pia").get(TERMS))


def test_a_birth_date_counts_where_the_law_file_counts_from_birth(wilgendaal, old):
    with as_owner():
        Person.unscoped.filter(subject_id=old.subject_id).update(birth_date=date(2017, 2, 9))
    counted()
    assert str(old.subject_id)[-8:] not in words_of(browser(wilgendaal, "pia").get(TERMS))


@pytest.mark.parametrize("who", ["hanne", "mieke", "els", "griet", "leila", "yara", "stranger", "ex", "jonas"])
def test_only_the_privacy_officer_and_the_keeper_have_it(wilgendaal, old, who):
    client = browser(wilgendaal, who)
    assert client.get(TERMS).status_code == 404 and client.get(row(old)).status_code == 404
    assert client.post(row(old), ERASE).status_code == 404


# --- two people ---

def test_nobody_confirms_their_own_and_until_then_nothing_changes(wilgendaal, old):
    assert propose(wilgendaal, "pia", old).status_code == 302
    assert confirm(wilgendaal, "pia").status_code == 404
    assert reread(old).hard == HARD


@pytest.mark.parametrize("who", ["hanne", "mieke", "griet", "leila", "stranger"])
def test_who_does_not_keep_terms_confirms_nothing(wilgendaal, old, who):
    propose(wilgendaal, "pia", old)
    assert confirm(wilgendaal, who).status_code == 404
    assert browser(wilgendaal, who).post(f"{TERMS}{decision().pk}/drop/").status_code == 404


def test_a_proposal_is_dropped_without_a_trace_in_the_records(wilgendaal, old):
    propose(wilgendaal, "pia", old)
    assert browser(wilgendaal, "kobe").post(f"{TERMS}{decision().pk}/drop/").status_code == 302
    with as_owner():
        assert not TermDecision.unscoped.exists()
    assert reread(old).hard == HARD


def test_a_second_person_erases_words_names_and_the_key(wilgendaal, old, django_capture_on_commit_callbacks):
    propose(wilgendaal, "pia", old)
    with django_capture_on_commit_callbacks(execute=True):
        assert confirm(wilgendaal, "kobe").status_code == 302
    gone = reread(old)
    assert (gone.hard, gone.goes_well, gone.reach_where, gone.asker_name, gone.called_name) == ("", "", "", "", "")
    assert gone.number == old.number, "a row without content stays, to be counted"
    with as_owner():
        person = Person.unscoped.get(subject_id=old.subject_id)
        assert (person.name, person.email, person.account_id, person.birth_date) == ("", "", None, None)
        assert set(RequestStep.unscoped.filter(request=old).values_list("author_name", flat=True)) == {""}
        assert Entry.unscoped.filter(verb="own_data.erase", subject_id=old.subject_id).count() == 1
    with pytest.raises(KeyErased):
        subject_key(wilgendaal.village.pk, old.subject_id)
    assert decision().key_gone_at


def test_nobody_else_loses_a_word(wilgendaal, old, asked, django_capture_on_commit_callbacks):
    propose(wilgendaal, "pia", old)
    with django_capture_on_commit_callbacks(execute=True):
        confirm(wilgendaal, "kobe")
    assert reread(asked).hard == HARD and reread(asked).asker_name == "Leïla Benali"
    with as_owner():
        assert Person.unscoped.get(pk=wilgendaal.leila.person_id).name == "Leïla Benali"


def test_a_machine_that_stops_in_between_leaves_the_key_to_the_clock(wilgendaal, old):
    propose(wilgendaal, "pia", old)
    confirm(wilgendaal, "kobe")
    subject_key(wilgendaal.village.pk, old.subject_id)
    assert destroy_keys() == 1 and destroy_keys() == 0
    forget_keys()
    with pytest.raises(KeyErased):
        subject_key(wilgendaal.village.pk, old.subject_id)


def test_what_was_added_meanwhile_saves_it(wilgendaal, old):
    propose(wilgendaal, "pia", old)
    ask(wilgendaal, wilgendaal.stranger, "stranger")
    answer = browser(wilgendaal, "kobe").post(f"{TERMS}{decision().pk}/confirm/", follow=True)
    assert "its term is not over" in words_of(answer)
    assert reread(old).hard == HARD


def test_keeping_needs_a_day_and_brings_it_back_on_that_day(wilgendaal, old):
    keep = {"what": "keep", "reason": "A court asked for it."}
    assert browser(wilgendaal, "pia").post(row(old), keep).status_code == 422
    past = keep | {"keep_until": "2020-01-01"}
    assert browser(wilgendaal, "pia").post(row(old), past).status_code == 422
    browser(wilgendaal, "pia").post(row(old), keep | {"keep_until": str(timezone.localdate() + timedelta(days=90))})
    confirm(wilgendaal, "kobe")
    assert str(old.subject_id)[-8:] not in words_of(browser(wilgendaal, "pia").get(TERMS))
    with as_owner():
        TermDecision.unscoped.update(keep_until=timezone.now().date())  # the day of the database, also just after midnight here
    assert str(old.subject_id)[-8:] in words_of(browser(wilgendaal, "pia").get(TERMS))
    assert reread(old).hard == HARD


@pytest.mark.parametrize(("said", "sentence"), [({"reason": ""}, "Say why."), ({"what": ""}, "Choose what you propose.")])
def test_what_misses_is_said_at_the_field(wilgendaal, old, said, sentence):
    answer = propose(wilgendaal, "pia", old, **said)
    assert answer.status_code == 422 and sentence in words_of(answer)


def test_every_table_with_words_about_people_is_emptied(wilgendaal):
    """The list comes from the models, so that a new module's table is emptied without a line here."""
    told = columns_to_empty()
    assert {"lab_note", "lab_remark", "help_requests_helprequest", "own_data_correction"} <= set(told)
    assert told["lab_note"] == {"sealed": ["words", "stems"], "plain": ["title"]}
    assert all(issubclass(model, PersonRecord) for model in (HelpRequest, RequestStep))


# --- in a large town ---

def test_the_page_asks_as_often_for_many_as_for_one(wilgendaal, old):
    kobe = browser(wilgendaal, "kobe")
    kobe.get(TERMS)
    with CaptureQueriesContext(connection) as one:
        kobe.get(TERMS)
    with as_owner():
        row = PastTerm.unscoped.get()
        for _n in range(60):
            subject = Subject.unscoped.create(village=wilgendaal.village)
            PastTerm.unscoped.create(
                village=wilgendaal.village, subject=subject, kinds=row.kinds, number=1, last_at=row.last_at,
                due_on=row.due_on, is_whole=False,
            )  # fmt: skip
    with CaptureQueriesContext(connection) as many:
        page = kobe.get(TERMS)
    assert len(many) <= len(one) + 1 and "page=2" in words_of(page)


def test_it_is_counted_once_a_night(wilgendaal, old):
    assert count_terms() == 0
    with as_owner():
        TermCount.unscoped.update(at=timezone.now() - timedelta(hours=21))
    assert count_terms() == 1


def test_what_was_counted_is_looked_at_again_before_anybody_decides(wilgendaal, old):
    with as_owner():
        Person.unscoped.filter(subject_id=old.subject_id).update(created_at=timezone.now())
    kobe = browser(wilgendaal, "kobe")
    assert str(old.subject_id)[-8:] in words_of(kobe.get(TERMS))
    assert kobe.get(row(old)).status_code == 404 and kobe.post(row(old), ERASE).status_code == 404
