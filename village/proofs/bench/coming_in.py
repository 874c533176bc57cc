"""Signed in as somebody of the town, with the second factor, in a browser without a screen."""

from django.conf import settings
from django.test import Client

from village.trust.people.models import Account


def come_in(client: Client, account: int) -> Client:
    client.force_login(Account.objects.get(pk=account), settings.AUTHENTICATION_BACKENDS[0])
    session = client.session
    session["account_authentication_methods"] = [{"method": "mfa", "at": 0}]
    session.save()
    return client
