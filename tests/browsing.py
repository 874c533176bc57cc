"""A browser in which somebody of the cast is signed in, as far as their pages ask."""

from typing import Any

from django.contrib.auth import get_user_model
from django.db import connection
from django.test import Client

from tests.cast import Cast, as_owner
from village.config.borrowed_tables import grant_borrowed_tables


def browser(cast: Cast, who: str = "", *, second_factor: bool | None = None) -> Client:
    """Professionals come with their second factor, unless the test says otherwise; nobody: a visitor."""
    client = Client()
    with as_owner():
        grant_borrowed_tables(connection)
        if who:
            client.force_login(account_of(cast, who), "django.contrib.auth.backends.ModelBackend")
            if cast.actors[who].second_factor if second_factor is None else second_factor:
                session = client.session
                session["account_authentication_methods"] = [{"method": "mfa", "at": 0}]
                session.save()
    return client


def account_of(cast: Cast, who: str) -> Any:
    return get_user_model().objects.get(pk=cast.people[who].account_id)


def words_of(response: Any) -> str:
    """The page as text, with the spaces that HTML does not show taken together."""
    return " ".join(response.content.decode().split())


def a_moment_later() -> None:
    """A test is one transaction, in which no time passes: what was just agreed or written counts from now on."""
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("UPDATE consent_consent SET from_at = now() WHERE from_at > now()")
        cursor.execute("UPDATE logbook_entry SET visible_from = now() WHERE visible_from > now()")
