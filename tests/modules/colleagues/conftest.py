"""De Loods has two managers, Nele and Karim; Jonas works there. Griet manages the contact point as well as the town."""

from datetime import timedelta
from uuid import UUID

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.utils import timezone

from tests.cast import Cast, as_owner, work
from tests.modules.help_requests.conftest import asked, taken  # noqa: F401 - Leïla asked, Hanne took it up
from village.modules.colleagues.models import Invitation
from village.trust.directory.models import Membership
from village.trust.vocabulary import Role

HERE = "/wilgendaal/colleagues/"
SIGNED_IN_HERE = "of these tests"  # suites that commit leave sessions of their own behind


@pytest.fixture
def loods(wilgendaal: Cast) -> Cast:
    with as_owner():
        work(wilgendaal, "nele", "loods", Role.MANAGER)
        work(wilgendaal, "karim", "loods", Role.MANAGER)
    return wilgendaal


@pytest.fixture
def door(wilgendaal: Cast) -> Cast:
    with as_owner():
        work(wilgendaal, "griet", "door", Role.MANAGER)
    return wilgendaal


def place(cast: Cast, where: str = "loods") -> UUID:
    return cast.organisations[where].pk


def seat(cast: Cast, who: str, where: str = "loods", role: Role | None = None) -> Membership:
    """The chair that is held now."""
    with as_owner():
        held = Membership.unscoped.filter(person=cast.people[who], organisation_id=place(cast, where), until__gt=timezone.now())
        return (held.filter(role=role) if role else held).get()


def chairs_of(cast: Cast, who: str, where: str = "loods") -> list[tuple[str, bool]]:
    """Each chair there ever was: as what, and whether it is held."""
    with as_owner():
        found = Membership.unscoped.filter(person=cast.people[who], organisation_id=place(cast, where))
        return [(one.role, one.until > timezone.now()) for one in found.order_by("from_at", "until")]


def proves_address(cast: Cast, who: str, address: str = "") -> str:
    with as_owner():
        account = cast.people[who].account
        EmailAddress.objects.create(user=account, email=address or account.email, verified=True, primary=not address)
        return address or account.email


def has_second_step(cast: Cast, who: str) -> None:
    with as_owner():
        Authenticator.objects.create(user_id=cast.people[who].account_id, type=Authenticator.Type.TOTP, data={"secret": "x"})


def is_signed_in(cast: Cast, who: str, key: str = "a-device") -> None:
    with as_owner():
        Session.objects.create(session_key=key, session_data=SIGNED_IN_HERE, expire_date=timezone.now() + timedelta(hours=1))
        UserSession.objects.create(
            user_id=cast.people[who].account_id, ip="127.0.0.1", user_agent="x", session_key=key, last_seen_at=timezone.now()
        )


def devices_of(cast: Cast, who: str) -> int:
    with as_owner():
        theirs = UserSession.objects.filter(user_id=cast.people[who].account_id).count()
        return theirs + Session.objects.filter(session_data=SIGNED_IN_HERE).count()


def last_invitation() -> Invitation:
    with as_owner():
        return Invitation.unscoped.latest("id")
