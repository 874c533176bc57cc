"""A worker writes down what somebody tells them, with their yes; advice has no name; a wish counts as much."""

from dataclasses import replace

import pytest

from tests.browsing import browser, words_of
from tests.cast import as_owner, person
from tests.modules.help_requests.conftest import HARD, a_moment_later, ask, opened, question
from tests.modules.help_requests.test_the_three_steps import code_on
from village.modules.help_requests import concerns
from village.modules.help_requests.models import HelpRequest
from village.modules.help_requests.names import holds_a_name, points_to_somebody
from village.modules.help_requests.queries import steps_of
from village.modules.help_requests.words import AsksFor, Way, What
from village.trust.access.actor import acting_as
from village.trust.access.receipts import come_in
from village.trust.consent.models import Consent
from village.trust.people.models import Person
from village.trust.vocabulary import NotAllowed

SAID = {"met": "shop", "name": "Amina", "hard": "The rent is too high.", "life_areas": ["money"], "reach_by": "visit",
        "reach_where": "The bakery", "language": "fr", "agreed": "said yes on paper", "known": "on"}  # fmt: skip


def write_down(cast, who="hanne", **more):
    with acting_as(cast.actors[who]) as worker:
        return concerns.ask_for_somebody(
            worker, name="Amina", question=question(), met=Way.SHOP, **more
        )


def test_the_question_and_the_yes_are_theirs(wilgendaal):
    asked, code = write_down(wilgendaal)
    with as_owner():
        amina, consent = Person.unscoped.get(name="Amina"), Consent.unscoped.get(item_id=asked.pk)
        found = HelpRequest.unscoped.select_related("entered_by").get(pk=asked.pk)
    assert found.author_id == amina.pk == consent.given_by_id and consent.how == "said yes aloud"
    assert (found.entered_by.public_name, found.met) == ("Hanne Moreels", Way.SHOP)
    with as_owner():
        assert come_in(wilgendaal.village.pk, "receipt", code, use=False) == (amina.pk, asked.pk)


def test_the_worker_starts_with_it_beside_who_is_on_duty(wilgendaal):
    theirs, _code = write_down(wilgendaal, who="mieke")
    for who in ("mieke", "bram"):
        with acting_as(wilgendaal.actors[who]) as actor:
            found = opened(actor, theirs)
            assert found.hard == HARD
            assert [step.what for step in steps_of(found)] == [What.SENT, What.ENTERED]


@pytest.mark.parametrize("who", ["els", "jonas", "kobe", "leila"])
def test_only_the_contact_point_writes_down_for_somebody(wilgendaal, who):
    with pytest.raises(NotAllowed):
        write_down(wilgendaal, who)
    assert browser(wilgendaal, who).get("/wilgendaal/requests/write-down/").status_code == 404


def test_without_a_yes_nothing_is_written_down(wilgendaal):
    client = browser(wilgendaal, "hanne")
    sent = client.post("/wilgendaal/requests/write-down/", {**SAID, "known": ""})
    assert sent.status_code == 422 and "Without their yes nothing is written down." in words_of(sent)
    with as_owner():
        assert not HelpRequest.unscoped.exists()
    sent = client.post("/wilgendaal/requests/write-down/", {**SAID, "agreed": ""})
    assert sent.status_code == 422 and "Choose how they said yes." in words_of(sent)
    done = client.post("/wilgendaal/requests/write-down/", SAID, follow=True)
    code = code_on(words_of(done))
    with as_owner():
        asked = HelpRequest.unscoped.get()
        assert come_in(wilgendaal.village.pk, "receipt", code, use=False) == (asked.author_id, asked.pk)
    page = f"/wilgendaal/requests/{asked.pk}/"
    assert code_on(words_of(client.get(page))) == code, "it is still there for whoever needs a pen first"
    assert code_on(words_of(browser(wilgendaal, "bram").get(page))) == ""


@pytest.mark.parametrize("asks_for", ["free_time", "mend_tie", "enrolment"])
def test_where_it_was_heard_and_how_they_said_yes_reads_who_has_it_and_who_asked(wilgendaal, asks_for):
    client = browser(wilgendaal, "hanne")
    done = client.post("/wilgendaal/requests/write-down/", SAID | {"asks_for": asks_for}, follow=True)
    a_moment_later()
    with as_owner():
        asked = HelpRequest.unscoped.get()
        assert asked.asks_for == asks_for and Consent.unscoped.get(item_id=asked.pk).how == "said yes on paper"
    for who in ("hanne", "bram"):
        page = words_of(browser(wilgendaal, who).get(f"/wilgendaal/requests/{asked.pk}/"))
        assert "(in a shop or in the street)" in page and "They said yes on paper." in page
    amina = browser(wilgendaal)
    amina.post("/wilgendaal/account/code/", {"code": code_on(words_of(done))})
    page = words_of(amina.get(f"/wilgendaal/requests/{asked.pk}/follow/"))
    assert "Hanne Moreels wrote this down for you" in page and "You said yes on paper." in page
    for who in ("els", "jonas", "kobe", "leila", "nele"):
        assert browser(wilgendaal, who).get(f"/wilgendaal/requests/{asked.pk}/").status_code == 404


def test_the_yes_is_asked_last(wilgendaal):
    page = words_of(browser(wilgendaal, "hanne").get("/wilgendaal/requests/write-down/"))
    assert page.index('name="language"') < page.index('name="agreed"') < page.index('name="known"')


@pytest.mark.parametrize("text", [
    "Born on 3 5 2012, no: 03/05/2012.", "Call 0470 12 34 56.", "They live at Kerkstraat 12.", "12 rue des Lilas",
    "rue des Lilas 12", "She lives at 4 Station Road.",
])  # fmt: skip
def test_it_sees_what_points_to_somebody(text):
    assert points_to_somebody(text)


def test_it_lets_ordinary_words_pass():
    assert not points_to_somebody("A boy of nine sleeps badly since 3 weeks, and on Mondays at 9 he is late.")


@pytest.mark.parametrize("text, asks", [
    ("Since the summer Yara is very quiet.", True), ("Mevrouw Benali belt elke dag.", True),
    ("A girl in my class is very quiet.", False),
])  # fmt: skip
def test_a_known_name_is_asked_about_once(wilgendaal, text, asks):
    client = browser(wilgendaal, "els")
    sent = client.post("/wilgendaal/requests/ask/what/", {"hard": text})
    assert (sent.status_code == 422) == asks
    assert client.post("/wilgendaal/requests/ask/what/", {"hard": text, "as_it_is": "on"}).status_code == 302


def test_a_wish_for_free_time_is_a_whole_request(wilgendaal):
    asked = ask(wilgendaal, wilgendaal.leila, "sami", asks_for=AsksFor.FREE_TIME)
    a_moment_later()
    client = browser(wilgendaal, "hanne")
    assert "Something to do in free time" in words_of(client.get(f"/wilgendaal/requests/{asked.pk}/"))
    assert asked.number in words_of(client.get("/wilgendaal/requests/?asks_for=free_time"))
    assert asked.answer_by, "with the same clock as any other"


def test_a_word_that_begins_a_sentence_is_nobodys_name(wilgendaal):
    with as_owner():
        person(wilgendaal, "buur", "Een buur uit de straat")
    with acting_as(replace(wilgendaal.els, second_factor=True)):
        assert not holds_a_name("Een leerling trekt zich terug.")
        assert holds_a_name("Een leerling, Sami, trekt zich terug.")
