"""Questions about one's own account: proved addresses, other sessions."""

from typing import Any

from allauth.account.models import EmailAddress
from allauth.usersessions.models import UserSession

from village.trust.people.models import Account


def proved_addresses(account: Any) -> list[str]:
    """Most used first."""
    mine = EmailAddress.objects.filter(user_id=account.pk, verified=True).order_by("-primary", "email")
    return [one.email for one in mine]


def live_sessions(account: Any) -> list[UserSession]:
    """Where somebody is signed in now, newest first; reading the list tidies nothing up."""
    mine = UserSession.objects.filter(user_id=account.pk).order_by("-created_at")
    return [one for one in mine if one.exists()]


def keep_account_language(account: Any, language: str) -> None:
    """The language of pages and messages before we know in which village somebody is."""
    Account.objects.filter(pk=account.pk).update(language=language)
