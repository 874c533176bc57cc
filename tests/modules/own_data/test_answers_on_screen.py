"""An answer that people prepare, on screen: what is wrong stands at its field, and nothing typed is lost."""

import pytest
from django.utils import timezone

from tests.browsing import a_moment_later, browser, words_of
from tests.cast import as_owner
from tests.modules.help_requests.conftest import ask, opened, question
from village.modules.help_requests import actions
from village.modules.own_data.models import AnswerAsked, HiddenPassage
from village.trust.access.actor import acting_as
from village.trust.villages.models import SentForm

MINE, DESK = "/wilgendaal/own-data/answers/", "/wilgendaal/own-data/asked/"
NEIGHBOUR = "A neighbour, Tom Vets, told us so on 0470 12 34 56."
FEW_MORE = "Say it in a few words more."
ONCE = "a-token-of-a-form"
OTHERS = ("els", "ex", "stranger", "oona", "kobe", "griet", "leila")


@pytest.fixture
def prepared(wilgendaal):
    """Leïla asked what is kept about Sami; one sentence there is about a neighbour. Pia prepares it."""
    cast = wilgendaal
    asked = ask(cast, cast.leila, "sami")
    with acting_as(cast.hanne) as hanne:
        actions.take_up(opened(hanne, asked), by=hanne)
        actions.answer(opened(hanne, asked), by=hanne, words=f"We come on Tuesday. {NEIGHBOUR}")
    a_moment_later()
    browser(cast, "leila").post(MINE, {"about": str(asked.subject_id)})
    with as_owner():
        AnswerAsked.unscoped.update(asked_at=timezone.now())
        return AnswerAsked.unscoped.get(village=cast.village)


@pytest.fixture
def without_account(wilgendaal):
    """Noor asked something without an account, and Hanne took it up."""
    cast = wilgendaal
    with acting_as(cast.visitor) as visitor:
        noor = actions.come_in(visitor, name="Noor Janssens", language="nl")
        asked = actions.ask(actions.Subject(pk=noor.subject_id), by=noor, question=question(called_name="Noor"))
    a_moment_later()
    with acting_as(cast.hanne) as hanne:
        return actions.take_up(opened(hanne, asked), by=hanne)


def page_of(one, then=""):
    return f"{DESK}{one.pk}/{then}"


def the_row(cast, one):
    """The row with the sentence about the neighbour, as the page of the answer links to it."""
    page = browser(cast, "pia").get(page_of(one)).content.decode()
    keys = {part.split("/")[0] for part in page.split(page_of(one))[1:]} - {""}
    return next(key for key in keys if NEIGHBOUR in words_of(browser(cast, "pia").get(page_of(one, f"{key}/"))))


def read_along(cast, one):
    """Nothing is hidden here; Mieke is asked to read along."""
    row = the_row(cast, one)
    browser(cast, "pia").post(page_of(one, f"{row}/"), {"p0": "-", "p1": "-"})
    browser(cast, "pia").post(page_of(one), {"second": str(cast.people["mieke"].pk)})


def test_every_sentence_gets_a_choice_before_it_is_kept(wilgendaal, prepared):
    row, pia = the_row(wilgendaal, prepared), browser(wilgendaal, "pia")
    refused = pia.post(page_of(prepared, f"{row}/"), {"p0": "-"})
    assert refused.status_code == 422 and "Choose one." in words_of(refused) and NEIGHBOUR in words_of(refused)
    with as_owner():
        assert not HiddenPassage.unscoped.exists()
    assert pia.post(page_of(prepared, f"{row}/"), {"p0": "-", "p1": "other"}).status_code == 302
    with as_owner():
        assert set(HiddenPassage.unscoped.values_list("ground", flat=True)) == {"", "other"}


@pytest.mark.parametrize("who", OTHERS)
def test_others_find_no_answer_no_row_and_nothing_to_send_back(wilgendaal, prepared, who):
    row, client = the_row(wilgendaal, prepared), browser(wilgendaal, who)
    assert client.get(DESK).status_code == 404
    assert client.get(page_of(prepared, f"{row}/")).status_code == 404
    assert client.post(page_of(prepared, f"{row}/"), {"p0": "-", "p1": "-"}).status_code == 404
    assert client.post(page_of(prepared, "back/"), {"why": "Look again."}).status_code == 404


def test_only_who_reads_along_is_asked_whether_it_may_go_out(wilgendaal, prepared):
    page = words_of(browser(wilgendaal, "pia").get(page_of(prepared)))
    assert "Who reads along?" in page and "May it go out?" not in page and "Send it back" not in page
    read_along(wilgendaal, prepared)
    page = words_of(browser(wilgendaal, "mieke").get(page_of(prepared)))
    assert "May it go out?" in page and "Send it back" in page and "Who reads along?" not in page


def test_within_how_long_one_hears_stands_beside_its_article(wilgendaal):
    page = words_of(browser(wilgendaal, "leila").get(MINE))
    assert "You hear within 1 month; when it is difficult, at most 2 months later." in page and "article 12(3)" in page


def test_somebody_is_chosen_to_read_along(wilgendaal, prepared):
    row, pia = the_row(wilgendaal, prepared), browser(wilgendaal, "pia")
    pia.post(page_of(prepared, f"{row}/"), {"p0": "-", "p1": "other"})
    refused = pia.post(page_of(prepared), {"second": ""})
    assert refused.status_code == 422 and "Choose somebody." in words_of(refused)
    refused = pia.post(page_of(prepared), {"second": "nobody-here"})
    assert refused.status_code == 422 and "Choose somebody of the list." in words_of(refused)


def test_why_it_goes_back_is_said_in_more_than_two_letters(wilgendaal, prepared):
    read_along(wilgendaal, prepared)
    mieke = browser(wilgendaal, "mieke")
    refused = mieke.post(page_of(prepared, "back/"), {"why": "no"})
    page = refused.content.decode()
    assert refused.status_code == 422 and FEW_MORE in page and 'value="no"' in page
    assert mieke.get(page_of(prepared)).status_code == 200, "it did not go back yet"
    assert mieke.post(page_of(prepared, "back/"), {"why": "Look at Tuesday."}).status_code == 302


def test_an_answer_goes_out_once_however_often_somebody_taps(wilgendaal, prepared):
    read_along(wilgendaal, prepared)
    mieke = browser(wilgendaal, "mieke")
    first = mieke.post(page_of(prepared), {"once": ONCE})
    again = mieke.post(page_of(prepared), {"once": ONCE})
    assert (first.status_code, again.status_code, first.url) == (302, 302, again.url)
    with as_owner():
        assert SentForm.unscoped.filter(token=ONCE).count() == 1


def test_how_somebody_is_known_at_the_desk_is_said_in_words(wilgendaal, without_account):
    page, hanne = f"{DESK}for/{without_account.pk}/", browser(wilgendaal, "hanne")
    refused = hanne.post(page, {"proof": "id"})
    assert refused.status_code == 422 and FEW_MORE in words_of(refused) and 'value="id"' in refused.content.decode()
    assert "Write something here." in words_of(hanne.post(page, {"proof": ""}))
    assert hanne.post(page, {"proof": "A passport, with her picture."}).status_code == 302
    again = hanne.post(page, {"proof": "Her voice on the phone."})
    assert again.status_code == 422 and "It was asked before, and it is being prepared." in words_of(again)


@pytest.mark.parametrize("who", OTHERS)
def test_others_write_nobodys_wish_down(wilgendaal, without_account, who):
    client = browser(wilgendaal, who)
    assert client.get(f"{DESK}for/{without_account.pk}/").status_code == 404
    assert client.post(f"{DESK}for/{without_account.pk}/", {"proof": "A passport."}).status_code == 404
