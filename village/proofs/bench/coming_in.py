"""Signed in as somebody of the town, with the second factor, in a browser without a screen; and what a page asks."""

from collections.abc import Callable
from contextlib import ExitStack

from django.conf import settings
from django.db import connections
from django.test import Client
from django.test.utils import CaptureQueriesContext

from village.trust.people.models import Account

NOT_A_QUESTION = ("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT")


def come_in(client: Client, account: int) -> Client:
    client.force_login(Account.objects.get(pk=account), settings.AUTHENTICATION_BACKENDS[0])
    session = client.session
    session["account_authentication_methods"] = [{"method": "mfa", "at": 0}]
    session.save()
    return client


def questions_of(work: Callable[[], object]) -> int:
    """On all three connections."""
    with ExitStack() as stack:
        counting = [stack.enter_context(CaptureQueriesContext(connections[one])) for one in ("default", "audit", "keys")]
        work()
    said = [asked["sql"] for one in counting for asked in one.captured_queries]
    return sum(not sql.startswith(NOT_A_QUESTION) for sql in said)
