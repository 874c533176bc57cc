"""Every mail there is, with a marker in everything that could be put into it: none comes out in subject, header or body."""

import inspect
import re
from pathlib import Path

import allauth
import pytest
from allauth.account.adapter import get_adapter
from allauth.core import context as allauth_context
from django.test import RequestFactory
from django.utils.translation import override

from tests.matrix.routes import all_routes
from village.config.places import ROOT
from village.modules.circles import link_mail
from village.trust.notices import mail as notices_mail

CANARY = "Kanarie7"
LANGUAGES = ("nl", "fr", "en", "ar")
OURS = ROOT / "village" / "portal" / "templates"
THEIRS = Path(allauth.__file__).parent / "templates"
VARIABLE = re.compile(r"\{\{\s*(\w+)|\{%\s*(?:if|with|url \S+)\s+(?:\w+=)?(\w+)")
NEEDED = {"code", "activate_url", "password_reset_url"}
"""What a mail is for: the code, or the way to go on. Each is made by us, of nothing that anybody wrote."""

NEVER_SENT = {"account/email/base", "account/email/password_reset_code", "account/email/password_reset_key"}
"""No mail of its own, and two of a way in that is not there: whoever forgot a password comes in by a code."""


class Canary:
    """Whatever is asked of it, it sings."""

    def __getattr__(self, name: str) -> "Canary":
        if name.startswith("__"):
            raise AttributeError(name)
        return self

    def __getitem__(self, name: object) -> "Canary":
        return self

    def __call__(self, *args: object) -> "Canary":
        return self

    def __str__(self) -> str:
        return CANARY


def prefixes(folder: Path) -> set[str]:
    """As the package names a mail: account/email/login_code has a _subject and a _message."""
    found = folder.glob("*/email/*_message.txt")
    return {str(one.relative_to(folder)).removesuffix("_message.txt") for one in found}


def names_in(*folders: Path) -> set[str]:
    texts = [one.read_text() for folder in folders for one in folder.glob("*/email/*.txt")]
    found = {name for text in texts for match in VARIABLE.findall(text) for name in match if name}
    return found | {"user", "username", "name", "email", "current_site", "request", "ip", "user_agent", "timestamp", "account",
                    "person", "village", "words", "from_email", "to_email", "uid", "key", "provider"}  # fmt: skip


@pytest.fixture
def _asked(db):
    with allauth_context.request_context(RequestFactory().get("/wilgendaal/account/login/")):
        yield


def test_every_mail_of_the_package_has_words_of_ours():
    used = {one for one in prefixes(THEIRS) if one.split("/")[0] in ("account", "mfa", "socialaccount")}
    assert used - prefixes(OURS) == NEVER_SENT
    assert not [route.name for route in all_routes() if "reset" in route.name], "then those mails are sent as well"
    assert len(used) > 15


@pytest.mark.parametrize("prefix", sorted(prefixes(OURS)))
def test_no_marker_comes_out_of_a_mail(_asked, prefix):
    for language in LANGUAGES:
        with override(language):
            told = {name: Canary() for name in names_in(OURS, THEIRS) - NEEDED}
            told |= {"code": "1234-5678", "activate_url": "/a/", "password_reset_url": "/b/"}
            letter = get_adapter().render_mail(prefix, "somebody@wilgendaal.example", told)
        whole = letter.message().as_string() + letter.subject + letter.body
        assert CANARY not in whole, f"{prefix} in {language}"
        assert getattr(letter, "alternatives", []) == [], "plain words only"
        assert len(letter.body.strip()) > 20 and letter.subject.strip()


def test_a_marker_would_be_heard():
    """Without this the test above could pass on a canary that does not sing."""
    assert CANARY in f"{Canary().email}" and CANARY in str(Canary()["x"].y())


def test_the_mails_written_in_code_take_nothing_that_could_sing():
    assert set(inspect.signature(notices_mail.letter).parameters) == {"address", "language", "village_slug"}
    assert set(inspect.signature(link_mail.letter).parameters) == {"address", "language", "link"}
    for language in LANGUAGES:
        waits = notices_mail.letter("a@b.example", language, "wilgendaal")
        for letter in (waits, link_mail.letter("a@b.example", language, "/x/")):
            headers = {name.lower() for name, _value in letter.message().items()}
            assert headers <= {"subject", "from", "to", "date", "message-id", "auto-submitted", "mime-version", "content-type",
                               "content-transfer-encoding", "content-language"}  # fmt: skip
