"""Coming in to Wilgendaal with a browser, as one of the cast."""

import re
import time
from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from tests.cast import as_owner
from village.foundation.ids import uuid7
from village.trust.access.receipts import fingerprint
from village.trust.people.models import Account, EntryCode

AT = "/wilgendaal/account"


@pytest.fixture(autouse=True)
def _small_village(settings):
    settings.ROOT_URLCONF = "tests.portal.entrance.urls"
    settings.VILLAGE_ANSWER_SECONDS = 0
    settings.TEMPLATES = [
        {
            **settings.TEMPLATES[0],
            "OPTIONS": {
                **settings.TEMPLATES[0]["OPTIONS"],
                "context_processors": [
                    one
                    for one in settings.TEMPLATES[0]["OPTIONS"]["context_processors"]
                    if not one.startswith("village.portal")
                ],
            },
        }
    ]


@pytest.fixture
def browser():
    return Client(headers={"accept-language": "en"})


@pytest.fixture
def another_browser():
    return Client(headers={"accept-language": "en"})


def address(who, village="wilgendaal"):
    return f"{who}@{village}.example"


def account_of(who, village="wilgendaal"):
    return Account.objects.get(email=address(who, village))


def code_in_last_mail():
    return re.search(r"\d{4}-\d{4}", mail.outbox[-1].body).group()


def ask_code(browser, who):
    return browser.post(f"{AT}/login/code/", {"email": address(who)})


def give_code(browser, code=None, **more):
    return browser.post(f"{AT}/login/code/confirm/", {"code": code or code_in_last_mail(), **more})


def come_in(browser, who):
    ask_code(browser, who)
    return give_code(browser)


def prove_second_factor(browser, who):
    """As if an authenticator had just been shown."""
    session = browser.session
    session["account_authentication_methods"] = [{"method": "mfa", "type": "totp", "at": time.time()}]
    session["account_authentication_methods_user"] = str(account_of(who).pk)
    session.save()


@pytest.fixture
def item(wilgendaal):
    """Something that can be followed with a code: any number will do here."""
    return uuid7()


@pytest.fixture
def code_for(wilgendaal, item):
    """A way in for Leïla's question, as the modules give them."""

    def give(code, way="receipt", lives=timedelta(days=1), village=wilgendaal):
        with as_owner():
            return EntryCode.unscoped.create(
                village=village.village, person=village.people["leila"], item_id=item, way=way,
                fingerprint=fingerprint(code), until=timezone.now() + lives,
            )  # fmt: skip

    return give
