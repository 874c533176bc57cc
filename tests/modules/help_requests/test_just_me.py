"""What a young person asks just for herself: no parent and no school meets a trace of it (C-21, C-23)."""

import pytest
from django.db import connection
from django.http import Http404

from tests.cast import as_owner
from tests.modules.help_requests.conftest import a_moment_later, ask, opened
from village.modules.help_requests import actions
from village.modules.help_requests.models import HelpRequest, RequestStep
from village.modules.help_requests.queries import mine, search_requests
from village.modules.help_requests.words import Asker
from village.modules.promises.models import Promise
from village.trust.access.actor import acting_as
from village.trust.access.explain import looks_at, who_can_see
from village.trust.access.opening import open_list
from village.trust.consent.models import Assignment, Consent
from village.trust.notices.models import Notice

OTHERS = ("leila", "els", "karim", "jonas", "ex", "oma", "sami", "mieke", "kobe", "pia", "griet", "stranger")


@pytest.fixture
def answered_alone(wilgendaal, asked_alone):
    """The whole way: taken up and answered."""
    with acting_as(wilgendaal.hanne) as hanne:
        found = actions.take_up(opened(hanne, asked_alone), by=hanne)
        actions.answer(found, by=hanne, words="Shall we walk on Thursday?")
    a_moment_later()
    return found


@pytest.mark.parametrize("who", OTHERS)
def test_nobody_else_opens_it(wilgendaal, answered_alone, who):
    with acting_as(wilgendaal.actors[who]) as other, pytest.raises(Http404):
        opened(other, answered_alone)


@pytest.mark.parametrize("who", OTHERS)
def test_it_is_in_no_list_no_count_and_no_search_of_others(wilgendaal, answered_alone, who):
    with acting_as(wilgendaal.actors[who]) as other:
        open_list(other)
        assert mine(other).count() == 0
        for model in (HelpRequest, RequestStep, Promise, Consent, Assignment):
            assert not model.unscoped.filter(village_id=other.village_id, item_id=answered_alone.pk).exists()
        assert search_requests(other, "school") == []


def test_only_she_and_those_at_the_door_are_told(wilgendaal, answered_alone):
    with as_owner():
        told = set(Notice.unscoped.filter(village=wilgendaal.village).values_list("person__name", flat=True))
        assert told == {"Yara Benali", "Hanne Moreels", "Bram Tack"}


def test_she_sees_who_looked_and_her_mother_sees_no_line(wilgendaal, answered_alone):
    about = wilgendaal.people["yara"].subject_id
    with acting_as(wilgendaal.yara):
        assert {look.name for look in looks_at(about, answered_alone.pk)} >= {"Hanne Moreels"}
    with acting_as(wilgendaal.leila):
        assert [look for look in looks_at(about) if look.verb.startswith(("help_requests", "promises"))] == []
        assert {look.name for look in looks_at(about)} == set()


def test_her_mother_sees_the_same_logbook_as_when_nothing_was_asked(wilgendaal, answered_alone):
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM logbook_entry WHERE subject_id = %s", [answered_alone.subject_id])
        assert cursor.fetchone()[0] > 3
    with acting_as(wilgendaal.leila), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM logbook_entry WHERE subject_id = %s", [answered_alone.subject_id])
        assert cursor.fetchone()[0] == 0


def test_she_herself_sees_who_can_see_it(wilgendaal, answered_alone):
    with acting_as(wilgendaal.yara) as yara:
        assert {reader.name for reader in who_can_see(opened(yara, answered_alone))} == {"Yara Benali", "Hanne Moreels"}


def test_with_the_family_her_mother_reads_it_and_the_school_does_not(wilgendaal):
    request = ask(wilgendaal, wilgendaal.yara, "yara", asker=Asker.YOUNG)
    with acting_as(wilgendaal.leila) as leila:
        assert opened(leila, request).hard
    for who in ("els", "karim", "jonas", "ex"):
        with acting_as(wilgendaal.actors[who]) as other, pytest.raises(Http404):
            opened(other, request)
