"""The keeper takes every face away, a manager those of the own organisation; with a reason, and nobody puts one for another."""

import pytest

from tests.browsing import browser, words_of
from tests.cast import as_owner, work
from tests.modules.faces.conftest import HERE, address, beside_names, kept, puts, sent
from village.modules.faces import actions, queries
from village.modules.faces.problems import GoneMeanwhile
from village.trust.access.actor import acting_as
from village.trust.logbook.models import Entry
from village.trust.notices.models import Notice
from village.trust.vocabulary import NotAllowed, Role

pytestmark = pytest.mark.django_db(databases=["default", "audit", "keys"])
WORDS = "This is somebody else."
NOT_THEIRS = ["hanne", "mieke", "els", "karim", "pia", "nele", "leila", "yara", "stranger"]


@pytest.fixture
def with_manager(wilgendaal):
    with as_owner():
        work(wilgendaal, "karim", "loods", Role.MANAGER)
    return wilgendaal


def one(cast, who="jonas"):
    return f"{HERE}kept/{cast.people[who].pk}/"


def test_the_keeper_takes_one_away_and_whose_it_is_reads_by_whom_and_why(wilgendaal):
    shown, client = puts(wilgendaal), browser(wilgendaal, "kobe")
    assert "Jonas Adeyemi" in words_of(client.get(f"{HERE}kept/"))
    assert str(shown) in words_of(client.get(one(wilgendaal)))
    answer = client.post(one(wilgendaal), {"words": WORDS}, follow=True)
    assert "Gone. Nobody sees it any more." in words_of(answer)
    assert browser(wilgendaal, "").get(address(shown)).status_code == 404
    assert beside_names(wilgendaal) == {None}
    assert bytes(kept(wilgendaal).picture) == b"" and kept(wilgendaal).shown_as is None
    with as_owner():
        jonas = wilgendaal.people["jonas"]
        assert Notice.unscoped.filter(person=jonas, code=Notice.Code.FAMILY_TOLD, path="faces/").count() == 1
        line = Entry.unscoped.get(subject_id=jonas.subject_id, verb="faces.take_away")
    assert line.person_name == "Kobe Pauwels"
    said = words_of(browser(wilgendaal, "jonas").get(HERE))
    assert "Kobe Pauwels took your picture away" in said and WORDS in said


def test_after_that_the_person_may_put_another_one(wilgendaal):
    puts(wilgendaal)
    with acting_as(wilgendaal.actors["kobe"]):
        actions.take_away(wilgendaal.people["jonas"].pk, words=WORDS)
    assert browser(wilgendaal, "jonas").post(HERE, sent()).status_code == 302
    assert kept(wilgendaal).removed_words == "" and beside_names(wilgendaal) == {kept(wilgendaal).shown_as}


def test_not_without_a_reason(wilgendaal):
    shown = puts(wilgendaal)
    answer = browser(wilgendaal, "kobe").post(one(wilgendaal), {"words": "  "})
    assert answer.status_code == 422 and "Write why; your colleague reads it." in words_of(answer)
    with acting_as(wilgendaal.actors["kobe"]), pytest.raises(NotAllowed):
        actions.take_away(wilgendaal.people["jonas"].pk, words=" ")
    assert kept(wilgendaal).shown_as == shown


def test_a_manager_does_so_for_the_own_organisation_only(with_manager):
    puts(with_manager)
    elsewhere = puts(with_manager, "nele")
    with acting_as(with_manager.actors["karim"]):
        assert [found.name for found in queries.faces_i_keep()] == ["Jonas Adeyemi"]
    client = browser(with_manager, "karim")
    assert client.get(one(with_manager, "nele")).status_code == 404
    assert client.post(one(with_manager, "nele"), {"words": WORDS}).status_code == 404
    with acting_as(with_manager.actors["karim"]), pytest.raises(GoneMeanwhile):
        actions.take_away(with_manager.people["nele"].pk, words=WORDS)
    assert kept(with_manager, "nele").shown_as == elsewhere
    assert client.post(one(with_manager), {"words": WORDS}).status_code == 302
    assert beside_names(with_manager) == {None}


@pytest.mark.parametrize("who", NOT_THEIRS)
def test_nobody_else_changes_it(wilgendaal, who):
    shown, client = puts(wilgendaal), browser(wilgendaal, who)
    assert client.get(f"{HERE}kept/").status_code == 404
    assert client.get(one(wilgendaal)).status_code == 404
    assert client.post(one(wilgendaal), {"words": WORDS}).status_code == 404
    with acting_as(wilgendaal.actors[who]):
        assert list(queries.faces_i_keep()) == []
        with pytest.raises(NotAllowed):
            actions.take_away(wilgendaal.people["jonas"].pk, words=WORDS)
    assert kept(wilgendaal).shown_as == shown


def test_ones_own_away_is_not_that_of_another(wilgendaal):
    shown = puts(wilgendaal)
    puts(wilgendaal, "nele")
    assert browser(wilgendaal, "nele").post(f"{HERE}away/").status_code == 302
    assert kept(wilgendaal, "nele") is None and kept(wilgendaal).shown_as == shown


def test_the_keepers_own_is_taken_away_by_the_keeper_as_by_anybody(wilgendaal):
    puts(wilgendaal, "kobe")
    with acting_as(wilgendaal.actors["kobe"]):
        assert list(queries.faces_i_keep()) == []


def test_a_keeper_of_another_village_changes_nothing(wilgendaal, tilleuls):
    shown = puts(wilgendaal)
    with acting_as(tilleuls.actors["kobe"]), pytest.raises(GoneMeanwhile):
        actions.take_away(wilgendaal.people["jonas"].pk, words=WORDS)
    assert kept(wilgendaal).shown_as == shown
