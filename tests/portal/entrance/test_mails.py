"""A mail tells a stranger who reads along nothing: no village, no service, no name (T18)."""

import pytest
from django.core import mail

from tests.portal.entrance.conftest import AT, address, ask_code

WORDS_THAT_TELL = ["wilgendaal", "huis van het kind", "leïla", "benali", "hanne", "testserver", "http"]


def everything_in(message):
    sent = message.message()
    headers = [f"{name}: {value}" for name, value in sent.items() if name not in ("To", "Message-ID")]
    return "\n".join([*headers, message.body]).lower()


@pytest.mark.parametrize(
    ("page", "who"),
    [("login/code/", "leila"), ("login/code/", "nadia"), ("signup/", "leila"), ("signup/", "nadia")],
)
def test_no_mail_of_signing_in_tells_anything(wilgendaal, browser, page, who):
    browser.post(f"{AT}/{page}", {"email": address(who)})
    (message,) = mail.outbox
    said = everything_in(message).replace(address(who), "")
    assert [word for word in WORDS_THAT_TELL if word in said] == []


def test_the_subject_is_the_same_with_and_without_account(wilgendaal, browser, another_browser):
    ask_code(browser, "leila")
    ask_code(another_browser, "nadia")
    assert mail.outbox[0].subject == mail.outbox[1].subject == "Your code"


def test_the_code_itself_is_in_the_mail_and_not_in_its_subject(wilgendaal, browser):
    ask_code(browser, "leila")
    assert any(sign.isdigit() for sign in mail.outbox[0].body)
    assert not any(sign.isdigit() for sign in mail.outbox[0].subject)
