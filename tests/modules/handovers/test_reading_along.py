"""One question to one person: first what will be seen, a link that works once, stopping at once."""

import pytest
from django.core import mail
from django.test import TestCase

from tests.browsing import browser, words_of
from tests.cast import as_owner
from tests.modules.handovers.conftest import ask
from tests.modules.handovers.screens import AT, H, link_in, page, post
from tests.modules.help_requests.conftest import HARD, WELL
from village.trust.consent.models import Consent


def share(cast, asked, **more):
    data = {"who": "somebody", "name": "Oma Zahra", "email": "", "how_long": "month", "step": "share", **more}
    return browser(cast, "leila").post(f"{H}/along/{asked.pk}/", data)


def test_the_family_sees_first_what_she_will_see(wilgendaal, taken):
    text = words_of(share(wilgendaal, taken, step="look"))
    assert "This is what Oma Zahra will see" in text
    assert HARD in text and WELL in text
    with as_owner():
        assert not Consent.unscoped.filter(to_person__isnull=False).exists()


def test_a_grandmother_without_account_reads_one_question_by_her_link(wilgendaal, taken):
    client = browser(wilgendaal, "leila")
    data = {"who": "somebody", "name": "Oma Zahra", "how_long": "month", "step": "share"}
    shown = post(client, f"{H}/along/{taken.pk}/", **data)
    link = link_in(page(client, shown["Location"]))
    oma = browser(wilgendaal)
    assert page(oma, f"{AT}{link}")
    with as_owner():
        assert oma.get(f"{AT}/requests/{taken.pk}/follow/").status_code == 302  # looking at a link opens nothing
    there = post(oma, f"{AT}{link}")["Location"]
    text = page(oma, there)
    assert HARD in text and WELL in text
    assert page(oma, f"{AT}/requests/mine/").count("SAMI") == 0
    assert browser(wilgendaal).post(f"{AT}{link}").status_code == 422  # once


def test_stopping_closes_the_link_session_at_once(wilgendaal, taken):
    client = browser(wilgendaal, "leila")
    post(client, f"{H}/along/{taken.pk}/", who="somebody", name="Oma", how_long="week", step="share")
    oma = browser(wilgendaal)
    there = post(oma, AT + link_in(page(client, f"{H}/along/{taken.pk}/link/")))["Location"]
    page(oma, there)
    with as_owner():
        given = Consent.unscoped.get(to_person__isnull=False)
    post(client, f"{AT}/circle/stop/{given.pk}/")
    assert oma.get(there).status_code == 404


def test_the_mail_with_the_link_says_nothing_else(wilgendaal, taken):
    with TestCase.captureOnCommitCallbacks(execute=True):
        share(wilgendaal, taken, email="oma@example.org")
    (letter,) = mail.outbox
    assert letter.to == ["oma@example.org"] and "/account/link/" in letter.body
    for secret in ("Sami", "Leïla", "Zahra", "Benali", HARD):
        assert secret not in letter.subject + letter.body


@pytest.mark.parametrize("who", ["hanne", "els", "ex", "stranger", "oma", "bram", "mieke"])
def test_nobody_else_lets_somebody_read_along(wilgendaal, taken, who):
    client = browser(wilgendaal, who)
    assert client.get(f"{H}/along/{taken.pk}/").status_code == 404
    assert client.post(f"{H}/along/{taken.pk}/", {"who": "somebody", "name": "x"}).status_code == 404


def test_sharing_with_somebody_close_asks_for_a_name(wilgendaal, taken):
    response = share(wilgendaal, taken, name=" ")
    assert response.status_code == 422 and "Write what you call this person." in words_of(response)


def test_where_two_must_agree_one_parent_does_not_share_alone(wilgendaal):
    asked = ask(wilgendaal, wilgendaal.leila, "yara")
    response = share(wilgendaal, asked)
    with as_owner():
        assert response.status_code == 302 and not Consent.unscoped.filter(to_person__isnull=False).exists()


def test_a_new_link_for_somebody_who_reads_along(wilgendaal, taken):
    client = browser(wilgendaal, "leila")
    post(client, f"{H}/along/{taken.pk}/", who="somebody", name="Oma", how_long="week", step="share")
    first = link_in(page(client, f"{H}/along/{taken.pk}/link/"))
    with as_owner():
        given = Consent.unscoped.get(to_person__isnull=False)
    post(client, f"{H}/along/again/{given.pk}/")
    second = link_in(page(client, f"{H}/along/{taken.pk}/link/"))
    assert second != first and HARD in page(browser_with(wilgendaal, second), f"{AT}/requests/{taken.pk}/follow/")
    for who in ("hanne", "ex", "stranger"):
        assert browser(wilgendaal, who).post(f"{H}/along/again/{given.pk}/").status_code == 404


def browser_with(cast, link):
    client = browser(cast)
    post(client, AT + link)
    return client
